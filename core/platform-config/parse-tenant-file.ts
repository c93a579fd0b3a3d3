import { ok, type Result } from '../../kit/result.ts';
import { STAND_IN } from '../../kit/text/decode-utf8.ts';
import type { IsolationStrategy } from '../tenancy/isolation-strategy.ts';
import type { Integrations } from '../tenants/integrations.ts';
import type { ConfigError } from './config-error.ts';
import { crossCheck, type Contradiction, type ValidParts } from './cross-check.ts';
import { toIntegrations } from './integrations-file.ts';
import { parseBySchema } from './parse-by-schema.ts';
import { environmentVariableIn } from './secret-reference.ts';
import { tenantFile, type TenantFile } from './tenant-file.ts';

/** What a tenant file asks of `POST /v1/tenants`. */
export type TenantRequest = {
  readonly name: string;
  readonly plan: string;
  readonly adminEmail: string;
  readonly adminPassword?: string;
  readonly adminName?: string;
  readonly slug?: string;
  readonly isolation?: IsolationStrategy;
  readonly region?: string;
  readonly settings?: TenantFile['settings'];
  readonly metadata?: TenantFile['metadata'];
  readonly integrations?: Integrations;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the value of a tenant file; fails with everything that is wrong with it at once. */
export function parseTenantFile(
  value: unknown,
  environment: Environment,
): Result<TenantRequest, ConfigError[]> {
  const passwordIsSet = crossCheck<TenantFile>((file) => unreadablePassword(file, environment));
  const parsed = parseBySchema(tenantFile.check(passwordIsSet), value);
  return parsed.ok ? ok(toTenantRequest(parsed.value, environment)) : parsed;
}

function unreadablePassword(
  { admin_password }: ValidParts<Pick<TenantFile, 'admin_password'>>,
  environment: Environment,
): Contradiction[] {
  const variable = environmentVariableIn(admin_password);
  if (variable === undefined) return [];
  const value = environment[variable];
  if (value && !value.includes(STAND_IN)) return [];

  const state = value ? 'not UTF-8' : 'not set';
  const message = `refers to the environment variable ${variable}, which is ${state}`;
  return [{ path: ['admin_password'], message }];
}

function toTenantRequest(file: TenantFile, environment: Environment): TenantRequest {
  const { admin_email, admin_password, admin_name, isolation_strategy, integrations, ...others } =
    file;
  const variable = environmentVariableIn(admin_password);
  const adminPassword = variable === undefined ? admin_password : environment[variable];

  return {
    ...others,
    adminEmail: admin_email,
    ...(adminPassword !== undefined && { adminPassword }),
    ...(admin_name !== undefined && { adminName: admin_name }),
    ...(integrations && { integrations: toIntegrations(integrations) }),
    ...(isolation_strategy !== undefined && { isolation: isolation_strategy }),
  };
}
