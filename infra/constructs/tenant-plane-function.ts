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
    this.grant(['sts:AssumeRole', 'sts:TagSession'], [platform.tenantDataRole.roleArn]);
  }
}
