import type { LocatedError } from '../../core/platform-config/config-error.ts';
import {
  parseTenantFile,
  type Environment,
  type TenantRequest,
} from '../../core/platform-config/parse-tenant-file.ts';
import type { Result } from '../../kit/result.ts';
import { loadYamlFiles, type Remark } from './load-yaml-files.ts';

/** The request a tenant file makes; fails with every error of the file at once. */
export const loadTenantFile = (
  path: string,
  environment: Environment,
  remark?: Remark,
): Result<TenantRequest, LocatedError[]> =>
  loadYamlFiles([path], (value) => parseTenantFile(value, environment), remark);
