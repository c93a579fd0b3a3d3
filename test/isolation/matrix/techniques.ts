import { encodeCursor } from '../../../kit/cursor.ts';
import type { Attacker, Target } from './parties.ts';
import type { RoutePlan } from './route-plan.ts';

/** A request before it has an identity. */
export type Shot = {
  readonly method: string;
  /** With `{name}` in place of each parameter. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
};

export type Aim = {
  readonly target: Target;
  readonly attacker: Attacker;
  readonly plan: RoutePlan;
};

export type Technique = {
  readonly name: string;
  /** The request so altered; null where the route offers no place for it. */
  readonly apply: (shot: Shot, aim: Aim) => Shot | null;
};

const header = (name: string, value: (target: Target) => string): Technique => ({
  name: `header ${name}`,
  apply: (shot, { target }) => ({ ...shot, headers: { ...shot.headers, [name]: value(target) } }),
});

const query = (name: string, value: (target: Target) => string): Technique => ({
  name: `query ${name}`,
  apply: (shot, { target }) => ({ ...shot, query: { ...shot.query, [name]: value(target) } }),
});

const field = (name: string, value: (target: Target) => unknown): Technique => ({
  name: `body ${name}`,
  apply: (shot, { target }) =>
    shot.body ? { ...shot, body: { ...shot.body, [name]: value(target) } } : null,
});

/** Alters the last parameter of the path, written into the path as it is. */
const path = (name: string, alter: (value: string, target: Target) => string): Technique => ({
  name: `path ${name}`,
  apply: (shot, { target }) => {
    const [last, value] = Object.entries(shot.params).at(-1) ?? [];
    return last === undefined || value === undefined
      ? null
      : { ...shot, params: { ...shot.params, [last]: alter(value, target) } };
  },
});

const cursor = (name: string, make: (aim: Aim) => string): Technique => ({
  name: `cursor ${name}`,
  apply: (shot, aim) =>
    aim.plan.cursor ? { ...shot, query: { ...shot.query, cursor: make(aim) } } : null,
});

const raw = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');
const partition = ({ tenantId, collection }: Target) => `T#${tenantId}#${collection}`;
const byTenant = ({ tenantId }: Target) => tenantId;
/** The id before or after it, as somebody would guess it. */
export const neighbourOf = (id: string) => `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`;

/** What is tried on every route; a new way of naming another tenant joins by one line. */
export const TECHNIQUES: readonly Technique[] = [
  { name: 'by id', apply: (shot) => shot },

  path('guessed id', neighbourOf),
  path('upper case', (value) => value.toUpperCase()),
  path('with more after it', (value) => `${value}0`),
  path('trailing slash', (value) => `${value}/`),
  path('trailing dot', (value) => `${value}.`),
  path('matrix parameter', (value, { tenantId }) => `${value};tenantId=${tenantId}`),
  path('null byte', (value) => `${value}%00`),
  path('encoded slash', (value) => `x%2F..%2F${value}`),
  path('encoded dots', (value) => `%2e%2e%2f${value}`),
  path('encoded twice', (value) => `%252e%252e%252f${value}`),
  path('backslash', (value) => `..%5C${value}`),
  path('partition key', (_, target) => encodeURIComponent(partition(target))),
  path('key of an object', (_, { placement, fileId }) =>
    encodeURIComponent(`../../${placement.objectPrefix}files/${fileId}`),
  ),
  path('wildcard', () => '*'),
  path('tenant’s id', (_, { tenantId }) => tenantId),

  header('X-Tenant-Id', byTenant),
  header('X-Tenant', ({ slug }) => slug),
  header('Tenant-Id', byTenant),
  header('X-Freehold-Tenant', byTenant),
  header('X-Forwarded-Host', ({ slug }) => `${slug}.example`),
  header('X-Original-URL', ({ collection }) => `/v1/records/${collection}`),
  header('X-Rewrite-URL', ({ fileId }) => `/v1/files/${fileId}`),
  header('X-HTTP-Method-Override', () => 'DELETE'),
  header('Cookie', ({ tenantId }) => `tenantId=${tenantId}`),
  header('X-Amzn-Tenant-Context', (target) => JSON.stringify({ kind: 'tenant', ...target })),
  header('X-Amz-Security-Token', byTenant),
  header('X-Amz-Server-Side-Encryption-Aws-Kms-Key-Id', ({ tenantId }) => `alias/${tenantId}`),

  query('tenantId', byTenant),
  query('tenant', ({ slug }) => slug),
  query('userPoolId', ({ userPoolId }) => userPoolId),
  query('pk', partition),
  query('prefix', ({ placement }) => placement.objectPrefix),
  query('table', ({ placement }) => placement.tableName),
  query('bucket', ({ placement }) => placement.bucketName),
  query('X-Tenant-Id', byTenant),

  field('tenantId', byTenant),
  field('tenant', ({ slug }) => slug),
  field('userPoolId', ({ userPoolId }) => userPoolId),
  field('memberId', ({ memberId }) => memberId),
  field('pk', partition),
  field('sk', ({ recordId }) => recordId),
  field('placement', ({ placement }) => placement),
  field('isolation', ({ placement }) => placement.strategy),
  field('region', ({ placement }) => placement.region),
  field('id', ({ recordId }) => recordId),
  field('key', ({ placement, fileId, fileName }) =>
    [`${placement.objectPrefix}files`, fileId, fileName].join('/'),
  ),
  field('bucket', ({ placement }) => placement.bucketName),
  {
    name: 'body name with a path',
    apply: (shot, { target: { tenantId, fileId } }) =>
      shot.body?.contentType
        ? { ...shot, body: { ...shot.body, name: `../../../${tenantId}/files/${fileId}/x` } }
        : null,
  },

  cursor('of the tenant', ({ target, plan }) => target.cursors[plan.cursor ?? 'records']),
  cursor('of another list', ({ target, plan }) =>
    plan.cursor === 'files' ? target.cursors.records : target.cursors.files,
  ),
  cursor('of its own scope at the tenant’s key', ({ target, attacker, plan }) =>
    encodeCursor(
      {
        list: plan.cursor,
        tenantId: attacker.id,
        ...(plan.cursor === 'records' && { collection: target.collection }),
      },
      plan.cursor === 'files' ? target.fileId : target.recordId,
    ),
  ),
  cursor('that is a key', ({ target }) => raw({ pk: partition(target), sk: target.recordId })),
  cursor('that leaves its partition', ({ target }) =>
    raw({ scope: '', after: `../../${target.tenantId}/` }),
  ),

  header('Idempotency-Key', ({ idempotencyKey }) => idempotencyKey),
  header('If-Match', () => '"1"'),
  header('If-None-Match', () => '*'),
];
