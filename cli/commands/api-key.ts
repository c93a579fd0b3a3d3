import type { CliContext } from '../context.ts';
import type { AnswerOf, OperationRequest } from '../operations.ts';
import { clock, table } from '../output.ts';

type Created = AnswerOf<'createApiKey'>;
type NewKey = NonNullable<OperationRequest<'createApiKey'>['body']>;
type Listed = AnswerOf<'listApiKeys'>['items'][number];

export type CreateKeyOptions = {
  readonly permission: NewKey['permissions'];
  readonly personal?: boolean;
  readonly test?: boolean;
  readonly expires?: string;
  readonly allow?: readonly string[];
  readonly perMinute?: number;
  readonly perHour?: number;
  readonly idempotencyKey?: string;
};

/** `freehold api-key create NAME --permission …` */
export async function createKey(
  { call, output }: CliContext,
  name: string,
  options: CreateKeyOptions,
): Promise<void> {
  const { perMinute, perHour, idempotencyKey } = options;
  const isLimited = perMinute !== undefined || perHour !== undefined;
  const body: NewKey = {
    name,
    permissions: options.permission,
    kind: options.personal ? 'personal' : 'service',
    mode: options.test ? 'test' : 'live',
    allowedAddresses: [...(options.allow ?? [])],
    ...(options.expires !== undefined && { expiresAt: options.expires }),
    ...(isLimited && { rateLimit: { perMinute, perHour } }),
  };
  const claim = idempotencyKey !== undefined && {
    headers: { 'idempotency-key': idempotencyKey },
  };
  const key = await call('createApiKey', { body, ...claim });
  output.result(key, linesOf(key));
}

/** `freehold api-key list` */
export async function listKeys({ call, output }: CliContext): Promise<void> {
  const items: Listed[] = [];
  let cursor: string | undefined;
  do {
    const page = await call('listApiKeys', { query: { cursor } });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  const rows = items.map((key) => [
    ...[key.id, key.name, `${key.prefix}_…${key.lastFour}`, key.kind, key.status],
    ...[key.permissions.join(' '), timeOr(key.lastUsedAt, 'never')],
    ...[timeOr(key.expiresAt, 'never'), key.createdBy.name],
  ]);
  const head = [
    ...['ID', 'NAME', 'KEY', 'KIND', 'STATUS', 'PERMISSIONS'],
    ...['LAST USED', 'EXPIRES', 'BY'],
  ];
  output.result({ items }, table([head, ...rows]));
}

/** `freehold api-key rotate ID --overlap SECONDS` */
export async function rotateKey(
  { call, output }: CliContext,
  keyId: string,
  { overlap: overlapSeconds }: { readonly overlap: number },
): Promise<void> {
  const key = await call('rotateApiKey', { params: { keyId }, body: { overlapSeconds } });
  output.result(key, linesOf(key));
}

/** `freehold api-key disable ID` and `enable ID` */
export async function switchKey(
  { call, output }: CliContext,
  operation: 'disableApiKey' | 'enableApiKey',
  keyId: string,
): Promise<void> {
  const key = await call<'disableApiKey' | 'enableApiKey'>(operation, { params: { keyId } });
  output.result(key, [`${key.id} is ${key.status} now.`]);
}

/** `freehold api-key revoke ID` */
export async function revokeKey({ call, output }: CliContext, keyId: string): Promise<void> {
  await call('revokeApiKey', { params: { keyId } });
  output.result({ id: keyId, revoked: true }, [`${keyId} is revoked.`]);
}

const timeOr = (time: string | undefined, none: string) =>
  time === undefined ? none : clock(time);

function linesOf({ id, secret, previousUntil }: Created): string[] {
  if (secret === undefined) {
    return [`${id} was made before; its secret is not shown again: freehold api-key rotate ${id}`];
  }
  return [
    `${id}, whose secret is shown this once:`,
    secret,
    ...(previousUntil === undefined
      ? []
      : [`The secret before is good until ${clock(previousUntil)}.`]),
  ];
}
