import type { Construct } from 'constructs';
import type { z } from 'zod';
import type { tenantApiEnv } from '../../functions/env/tenant-api.ts';
import { grantSupportUses } from './control-items.ts';
import { controlTableSettings, type Platform } from './platform.ts';
import type { Settings } from './platform-function.ts';
import { TenantPlaneFunction, type TenantPlaneFunctionProps } from './tenant-plane-function.ts';

type TenantApiEnv = z.ZodObject<typeof tenantApiEnv.shape>;

export type TenantApiFunctionProps<Env extends TenantApiEnv> = Omit<
  TenantPlaneFunctionProps<Env>,
  'environment' | 'platform'
> & {
  readonly platform: Pick<
    Platform,
    'stage' | 'controlTable' | 'tenantTable' | 'filesBucket' | 'tenantDataRole'
  >;
  readonly environment: Omit<Settings<Env>, keyof Settings<typeof tenantApiEnv>>;
};

/** A function of the API on the tenant plane, which notes what operators do in it by support access. */
export class TenantApiFunction<Env extends TenantApiEnv> extends TenantPlaneFunction<Env> {
  constructor(
    scope: Construct,
    id: string,
    { platform, environment, ...props }: TenantApiFunctionProps<Env>,
  ) {
    super(scope, id, {
      ...props,
      platform,
      // The compiler does not see that the parts of a generic record make it whole.
      environment: {
        ...controlTableSettings(platform),
        ...environment,
      } as unknown as TenantPlaneFunctionProps<Env>['environment'],
    });
    grantSupportUses(this, platform.controlTable);
  }
}
