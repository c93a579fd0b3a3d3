import type { z } from 'zod';
import type { RecordRepository } from '../../../core/records/record-repository.ts';
import type { RecordKey } from '../../../core/records/record.ts';
import { optionalIfMatch, versionConflict } from '../../../kit/lambda/conditional.ts';
import { parseBody } from '../../../kit/lambda/http.ts';
import type { Problem } from '../../../kit/lambda/problem.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { tenantContextOf } from '../../edge/tenant-context-of.ts';
import { notFound } from './problems.ts';
import { recordKeyOf } from './record-key-of.ts';

type VersionedKey = RecordKey & { readonly version?: number };

type Ports = { readonly records: Pick<RecordRepository, 'find'> };

/** Which record a request means, and which version of it where `If-Match` says so. */
export async function versionedKeyOf(
  { records }: Ports,
  event: ApiEvent,
): Promise<Result<VersionedKey, Problem>> {
  const key = recordKeyOf(event);
  if (!key) return fail(notFound);

  const admitted = optionalIfMatch(event);
  if (!admitted.ok) return admitted;
  if (admitted.value === null) return ok(key);
  const [version, ...others] = admitted.value;
  if (others.length === 0) return ok({ ...key, version });

  // Of several, the one that the record is in: whoever changes it meanwhile is noticed by the write.
  const current = await records.find(tenantContextOf(event), key);
  if (!current) return fail(notFound);
  return admitted.value.includes(current.version)
    ? ok({ ...key, version: current.version })
    : fail(versionConflict());
}

/** Which record a request changes, and by what. */
export async function recordChangeOf<Schema extends z.ZodType>(
  ports: Ports,
  event: ApiEvent,
  schema: Schema,
): Promise<Result<VersionedKey & { readonly body: z.output<Schema> }, Problem>> {
  const key = await versionedKeyOf(ports, event);
  if (!key.ok) return key;

  const body = parseBody(schema, event);
  return body.ok ? ok({ ...key.value, body: body.value }) : body;
}
