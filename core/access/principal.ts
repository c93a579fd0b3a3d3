import * as z from 'zod';
import { key } from './principals/key.ts';
import { operator } from './principals/operator.ts';
import { support } from './principals/support.ts';
import { user } from './principals/user.ts';

declare const verified: unique symbol;

/** Who a credential was proven to belong to; a new kind is a file in `principals/` and a line here. */
export const authenticated = z.discriminatedUnion('kind', [operator, user, support, key]);
export type Authenticated = Readonly<z.infer<typeof authenticated>>;
export type PrincipalKind = Authenticated['kind'];

/** The request that a principal makes: what is written down of every change. */
export type RequestInfo = {
  readonly id: string;
  readonly sourceIp: string;
  readonly userAgent: string;
};

/** Who makes a request, and which. Only the edge makes one, of what the authorizer proved. */
export type Principal = Authenticated & {
  readonly request: RequestInfo;
  readonly [verified]: true;
};
export type Operator = Extract<Principal, { kind: 'operator' }>;
export type User = Extract<Principal, { kind: 'user' }>;
export type Support = Extract<Principal, { kind: 'support' }>;
export type ApiKeyPrincipal = Extract<Principal, { kind: 'key' }>;
/** Who acts for himself, and has an account and a session of his own to look after. */
export type AccountHolder = Operator | User;

export const PRINCIPAL_KINDS = [
  'operator',
  'user',
  'support',
  'key',
] as const satisfies readonly PrincipalKind[];

/** What this principal may do, by its role. */
export const permissionsOf = ({ permissions }: Authenticated): readonly string[] =>
  permissions.split(' ');
