import { createClient, type OperationId } from '@freehold/sdk';

/** The platform that serves this page. The access token lives in this object alone; no script sees the refresh token. */
export const client = createClient({ apiUrl: window.location.origin, cookie: true });

type Untyped = {
  readonly call: (id: OperationId, request: object) => Promise<unknown>;
  readonly send: (
    id: OperationId,
    request: object,
  ) => Promise<{ readonly headers: Headers; readonly body: unknown }>;
};

/** For what knows the operation and its request at run time alone; the platform checks them. */
export const { call: callUntyped, send: sendUntyped } = client as Untyped;
