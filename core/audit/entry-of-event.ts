import { fingerprint } from '../../kit/fingerprint.ts';
import { isJsonObject, type JsonObject } from '../../kit/json.ts';
import { PLATFORM } from '../access/roles.ts';
import { WHOLE_PLATFORM, type DomainEvent } from '../events/domain-event.ts';
import type { AuditEntry, AuditEntryId, PersonalData } from './audit-entry.ts';
import { masked } from './mask.ts';
import { ACCESS_REFUSED } from './refusal-events.ts';

export type NewEntry = { readonly entry: AuditEntry; readonly personal: PersonalData };

/** Of both sides together; what is larger is told by its fingerprint. */
const MAX_BYTES = 32_768;

/** The entry of an event: the same, however often and wherever it is made. */
export function entryOfEvent(event: DomainEvent<string, object>): NewEntry {
  const { id, type, time, actor, request } = event;
  const data = event.data as JsonObject;
  const tenantId = auditedTenant(event.tenantId);
  const { before, after, personal } = sidesOf(data);
  const entry: AuditEntry = {
    id: `aud${id.slice(id.indexOf('_'))}` as AuditEntryId,
    tenantId,
    time: time.toISOString(),
    actor,
    action: type,
    target: targetOf(type, data, tenantId),
    ...(before && { before }),
    ...(after && { after }),
    ...(request && { requestId: request.id }),
    result: type === ACCESS_REFUSED ? 'refused' : 'done',
  };
  const { sourceIp, userAgent } = request ?? {};
  const hasMasked = Object.keys(personal).length > 0;
  return { entry, personal: { sourceIp, userAgent, ...(hasMasked && { masked: personal }) } };
}

/** What concerns the operators and what concerns the whole platform is one log. */
export const auditedTenant = (tenantId: string): string =>
  tenantId === PLATFORM ? WHOLE_PLATFORM : tenantId;

function sidesOf({ previousRole, ...data }: JsonObject) {
  const { previous, ...rest } = data;
  const former = beforeOf(previous) ?? beforeOf(rest.before);
  const before = former ?? (previousRole && { role: previousRole });
  const after = former && previous === undefined ? withoutBefore(rest) : rest;
  const told = { ...masked(after, ['after']) };
  const was = before ? masked(before, ['before']) : undefined;
  const personal = { ...told.personal, ...was?.personal };
  return {
    after: within(told.data),
    ...(was && { before: within(was.data) }),
    personal,
  };
}

const withoutBefore = (data: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(data).filter(([name]) => name !== 'before'));

/** `role.changed` tells the permissions alone. */
const beforeOf = (value: unknown): JsonObject | undefined =>
  isJsonObject(value)
    ? value
    : Array.isArray(value)
      ? { permissions: value as string[] }
      : undefined;

function within(data: JsonObject): JsonObject | undefined {
  if (Object.keys(data).length === 0) return undefined;
  const bytes = Buffer.byteLength(JSON.stringify(data));
  return bytes <= MAX_BYTES / 2 ? data : { bytes, fingerprint: fingerprint(data) };
}

/** Where the data of an event names what was changed, by the noun of its type; else it is the tenant. */
const TARGET_IDS: Readonly<Record<string, readonly string[]>> = {
  access: ['operation'],
  api_key: ['keyId'],
  audit: ['exportId'],
  file: ['id'],
  flag: ['flag'],
  invitation: ['invitationId'],
  member: ['userId', 'toUserId', 'invitationId'],
  record: ['id'],
  role: ['roleId'],
  support_access: ['accessId'],
  user: ['userId'],
};

function targetOf(type: string, data: JsonObject, tenantId: string): AuditEntry['target'] {
  const kind = type.slice(0, type.indexOf('.'));
  const names = TARGET_IDS[kind] ?? [`${camelCased(kind)}Id`];
  const id = names.map((name) => data[name]).find((value) => typeof value === 'string');
  return id === undefined ? { kind, id: tenantId } : { kind, id };
}

const camelCased = (noun: string) =>
  noun.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
