import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { isTenantPermission, type TenantPermission } from '../../core/access/roles.ts';
import { tenantPlaneEnv } from '../../functions/env/tenant-plane.ts';
import { routes, type FunctionPath, type OperationOf } from '../../functions/routes.ts';
import { constructIdOf } from '../constructs/construct-id-of.ts';
import type { Platform } from '../constructs/platform.ts';
import { TenantPlaneFunction } from '../constructs/tenant-plane-function.ts';

/** Functions all of whose routes take a tenant's permission. */
type TenantPlanePath = {
  [Fn in FunctionPath]: (typeof routes)[OperationOf<Fn>]['permission'] extends TenantPermission
    ? Fn
    : never;
}[FunctionPath];

type Functions<Path extends FunctionPath> = Readonly<Record<Path, LambdaFunction>>;
type Declared = Functions<Exclude<FunctionPath, TenantPlanePath>> &
  Partial<Functions<TenantPlanePath>>;

/**
 * The functions of all routes: those that their features declare, and for every other one of the tenant
 * plane a function that may open tenants' sessions and nothing else.
 */
export function withTenantPlaneApis(
  scope: Construct,
  platform: Platform,
  declared: Declared,
): Functions<FunctionPath> {
  const paths = [...new Set(Object.values(routes).map((route) => route.function))];
  const functions = paths.map((path) => [
    path,
    declared[path] ?? tenantPlaneApi(scope, platform, path),
  ]);
  return Object.fromEntries(functions) as Functions<FunctionPath>;
}

function tenantPlaneApi(scope: Construct, platform: Platform, path: FunctionPath): LambdaFunction {
  const served = Object.values(routes).filter((route) => route.function === path);
  if (!served.every(({ permission }) => isTenantPermission(permission))) {
    throw new Error(
      `${path} serves more than tenants: its feature needs a file in infra/features/.`,
    );
  }
  return new TenantPlaneFunction(scope, constructIdOf(path), {
    platform,
    path,
    description: `Serves tenants' ${path.split('/')[0] ?? path}`,
    env: tenantPlaneEnv,
    environment: {},
  }).function;
}
