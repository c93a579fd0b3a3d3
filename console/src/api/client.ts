import { createClient, type OperationId } from '@freehold/sdk';

/** The platform that serves this page. Tokens live in this object alone: no storage, no URL. */
export const client = createClient({ apiUrl: window.location.origin });

type Untyped = {
  readonly call: (id: OperationId, request: object) => Promise<unknown>;
  readonly send: (
    id: OperationId,
    request: object,
  ) => Promise<{ readonly headers: Headers; readonly body: unknown }>;
};

/** For what knows the operation and its request at run time alone; the platform checks them. */
export const { call: callUntyped, send: sendUntyped } = client as Untyped;
