import { createClient, type OperationId } from '@freehold/sdk';
import type { EnteredAccess } from './entered-access.ts';

/** The platform that serves this page. The access token lives in this object alone; no script sees the refresh token. */
export const client = createClient({ apiUrl: window.location.origin, cookie: true });

/** The same for the data of a tenant that has let the reader in. */
export const clientBy = (access: EnteredAccess | undefined) =>
  access ? client.withSupportAccess(access.credential) : client;

type Untyped = {
  readonly call: (id: OperationId, request: object) => Promise<unknown>;
  readonly send: (
    id: OperationId,
    request: object,
  ) => Promise<{ readonly headers: Headers; readonly body: unknown }>;
};

/** For what knows the operation and its request at run time alone; the platform checks them. */
export const { call: callUntyped, send: sendUntyped } = client as Untyped;

export const callUntypedBy = (access: EnteredAccess | undefined) =>
  (clientBy(access) as Untyped).call;
