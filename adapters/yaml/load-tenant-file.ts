import type { ConfigProblem } from '../../core/platform-config/config-problem.ts';
import {
  parseTenantFile,
  type Environment,
  type TenantRequest,
} from '../../core/platform-config/parse-tenant-file.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { inReadingOrder, problemOf } from './place-findings.ts';
import { readYamlFile } from './read-yaml-file.ts';

/** The request a tenant file makes; fails with every problem of the file at once. */
export function loadTenantFile(
  path: string,
  environment: Environment,
): Result<TenantRequest, ConfigProblem[]> {
  const read = readYamlFile(path);
  if (!read.ok) return fail([read.error]);

  const { value, problems, isReadable } = read.value;
  if (!isReadable) return fail([...problems]);

  const request = parseTenantFile(value, environment);
  const wrong = request.ok ? [] : request.error.map((finding) => problemOf(finding, [read.value]));
  const found = inReadingOrder([...problems, ...wrong], [path]);
  return request.ok && found.length === 0 ? ok(request.value) : fail(found);
}
