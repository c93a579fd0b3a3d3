import type { Construct } from 'constructs';
import type { z } from 'zod';
import type { tenantPlaneEnv } from '../../functions/env/tenant-plane.ts';
import { tenantPlaneSettings, type Platform } from './platform.ts';
import {
  PlatformFunction,
  type PlatformFunctionProps,
  type Settings,
} from './platform-function.ts';
import { tenantPlanePath } from './tenant-data-role.ts';

type TenantPlaneEnv = z.ZodObject<typeof tenantPlaneEnv.shape>;

export type TenantPlaneFunctionProps<Env extends TenantPlaneEnv> = Omit<
  PlatformFunctionProps<Env>,
  'stage' | 'environment' | 'rolePath'
> & {
  readonly platform: Pick<Platform, 'stage' | 'tenantTable' | 'filesBucket' | 'tenantDataRole'>;
  /** What the function needs beside the settings of the tenant plane. */
  readonly environment: Omit<Settings<Env>, keyof Settings<typeof tenantPlaneEnv>>;
};

/** The function's role must lie below `tenantPlanePath`, which the data role trusts. */
export const grantTenantSessions = (
  fn: PlatformFunction,
  { tenantDataRole }: Pick<Platform, 'tenantDataRole'>,
): void => fn.grant(['sts:AssumeRole', 'sts:TagSession'], [tenantDataRole.roleArn]);

/** A function that may open tenants' sessions: its role reaches tenants' data by no other way. */
export class TenantPlaneFunction<Env extends TenantPlaneEnv> extends PlatformFunction<Env> {
  constructor(
    scope: Construct,
    id: string,
    { platform, environment, ...props }: TenantPlaneFunctionProps<Env>,
  ) {
    super(scope, id, {
      ...props,
      stage: platform.stage,
      // The compiler does not see that the two parts of a generic record make it whole.
      environment: { ...tenantPlaneSettings(platform), ...environment } as Settings<Env>,
      rolePath: tenantPlanePath(platform.stage),
    });
    grantTenantSessions(this, platform);
  }
}
