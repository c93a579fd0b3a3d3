import * as z from 'zod';
import { isTenantPermission, TENANT_ROLES, type TenantPermission } from '../access/roles.ts';
import { tenantPolicy } from '../identity/tenant-policy.ts';
import { isId, type Id } from '../../kit/id.ts';
import { isJsonObject } from '../../kit/json.ts';
import { isAddress } from '../../kit/text/email-address.ts';
import type { JsonObject } from '../tenants/tenant.ts';
import type { ArchiveEntry } from './archive.ts';

const time = z.iso.datetime();
const idOf = <Prefix extends string>(prefix: Prefix) =>
  z.custom<Id<Prefix>>((id) => typeof id === 'string' && isId(prefix, id));
const object = z.custom<JsonObject>((value) => isJsonObject(value));

export const recordLine = z.object({
  id: idOf('rec'),
  data: object,
  version: z.int().positive(),
  createdAt: time,
  updatedAt: time,
});
export type RecordLine = Readonly<z.infer<typeof recordLine>>;

export const roleLine = z.object({
  id: idOf('rol'),
  name: z.string().min(1),
  description: z.string().optional(),
  // What the platform here does not know permits nothing.
  permissions: z
    .array(z.string())
    .transform((all) => all.filter((one): one is TenantPermission => isTenantPermission(one))),
  createdAt: time,
  updatedAt: time,
});
export type RoleLine = Readonly<z.infer<typeof roleLine>>;

export const memberLine = z.object({
  email: z.string().refine(isAddress),
  name: z.string().optional(),
  role: z.string(),
  status: z.enum(['active', 'disabled']),
  createdAt: time,
});
export type MemberLine = Readonly<z.infer<typeof memberLine>>;

export const settingsLine = z.union([
  z.object({ kind: z.literal('tenant'), settings: object, metadata: object }),
  z.object({ kind: z.literal('policy') }).extend(tenantPolicy.shape),
]);
export type SettingsLine = Readonly<z.infer<typeof settingsLine>>;

/** What is taken over, line by line; all else is kept as it came. */
export const LINES = {
  records: recordLine,
  roles: roleLine,
  members: memberLine,
  settings: settingsLine,
} as const;
export type TakenKind = keyof typeof LINES;

export const isTaken = (kind: ArchiveEntry['kind']): kind is TakenKind =>
  Object.hasOwn(LINES, kind);

export const isBuiltInRole = (role: string): boolean => TENANT_ROLES.some((one) => one === role);

/** A line is longer than a record can be: it is none of an archive's. */
const LONGEST_LINE = 4 * 1024 ** 2;

/** The lines of a stream of bytes; throws on one without end. */
export async function* linesOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const piece of content) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new RangeError('A line has no end.');
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
