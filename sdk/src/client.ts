import { ProblemError } from './errors.ts';
import { exchangeOver, type AnyRequest, type Exchange, type Reach } from './exchange.ts';
import { OPERATIONS } from './generated/operations.ts';
import { newKey } from './new-key.ts';
import type { AnswerOf, ItemOf, ListId, OperationId, RequestArguments } from './operation-types.ts';
import { Session, sessionHeader, type SessionOptions } from './session.ts';
import type { AnswerChallenge, Credentials, SignedIn } from './sign-in.ts';

export type ClientOptions = Reach &
  SessionOptions & {
    /** Calls as this key of a tenant; nobody signs in then. */
    readonly apiKey?: string | undefined;
  };

export type Answer<Id extends OperationId> = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: AnswerOf<Id>;
};

export type Client = {
  /** Signs in and stays so: tokens are renewed when they end. */
  readonly signIn: (
    credentials: Credentials,
    answerChallenge?: AnswerChallenge,
  ) => Promise<SignedIn>;
  /** Ends the session, and forgets it even where the platform does not answer. */
  readonly signOut: () => Promise<void>;
  /** Calls an operation by its name, and gives the body of its answer. */
  readonly call: <Id extends OperationId>(
    id: Id,
    ...request: RequestArguments<Id>
  ) => Promise<AnswerOf<Id>>;
  /** The same with status and headers of the answer, such as its `ETag`. */
  readonly send: <Id extends OperationId>(
    id: Id,
    ...request: RequestArguments<Id>
  ) => Promise<Answer<Id>>;
  /** Every item of a list, page by page as they are asked for. */
  readonly list: <Id extends ListId>(
    id: Id,
    ...request: RequestArguments<Id>
  ) => AsyncIterable<ItemOf<Id>>;
  /** The same by pages. */
  readonly pages: <Id extends ListId>(
    id: Id,
    ...request: RequestArguments<Id>
  ) => AsyncIterable<AnswerOf<Id>>;
  /** For an operator: calls a tenant's own operations by the access that the tenant has granted. */
  readonly withSupportAccess: (access: string) => Client;
};

/** A client of the platform at that address. */
export function createClient(options: ClientOptions): Client {
  const exchange = exchangeOver(options);
  const session = new Session(exchange, options);
  return clientOf({ exchange, session, apiKey: options.apiKey, cookie: options.cookie });
}

type Parts = {
  readonly exchange: Exchange;
  readonly session: Session;
  readonly apiKey: string | undefined;
  readonly cookie: boolean | undefined;
  readonly supportAccess?: string;
};

function clientOf(parts: Parts): Client {
  const authorized = authorizedExchange(parts);
  const send = async (id: OperationId, request: AnyRequest = {}) =>
    authorized(id, onceAtMost(id, request));
  const call = async (id: OperationId, request?: AnyRequest) => (await send(id, request)).body;
  const client = {
    ...{ send, call },
    pages: (id: OperationId, request?: AnyRequest) => pagesOf(call, id, request),
    list: (id: OperationId, request?: AnyRequest) => itemsOf(pagesOf(call, id, request)),
    signIn: (...args: Parameters<Client['signIn']>) => parts.session.signIn(...args),
    signOut: async () => {
      try {
        await call('endSession', parts.cookie ? { headers: sessionHeader('cookie') } : {});
      } finally {
        parts.session.forget();
      }
    },
    withSupportAccess: (supportAccess: string) => clientOf({ ...parts, supportAccess }),
  };
  // What each operation takes and answers stands in the types of Client alone.
  return client as unknown as Client;
}

/** With the credential of whoever calls, where the operation needs one. */
function authorizedExchange({ exchange, session, apiKey, supportAccess }: Parts): Exchange {
  const authorization = (token: string) =>
    supportAccess === undefined
      ? `Bearer ${token}`
      : `Freehold-Support access=${supportAccess}, token=${token}`;
  return async (id, request) => {
    const send = (credential: Readonly<Record<string, string>>) =>
      exchange(id, { ...request, headers: { ...credential, ...request.headers } });
    if (isOpen(id)) return send({});
    // Not X-Api-Key: pages may not send it to another origin.
    if (apiKey) return send({ authorization: `Bearer ${apiKey}` });
    const token = await session.accessToken();
    try {
      return await send({ authorization: authorization(token) });
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status !== 401) throw error;
      // The clocks differ, or the session was ended: once, by a new token.
      return send({ authorization: authorization(await session.accessToken(token)) });
    }
  };
}

const isOpen = (id: OperationId) => 'isOpen' in OPERATIONS[id];

/** A creation gets a key where the caller gave none, so that a retry makes nothing twice. */
const onceAtMost = (id: OperationId, request: AnyRequest): AnyRequest =>
  'takesKey' in OPERATIONS[id]
    ? { ...request, headers: { 'idempotency-key': newKey(), ...request.headers } }
    : request;

type AnyPage = { readonly items: readonly unknown[]; readonly nextCursor?: string };

async function* pagesOf(
  call: (id: OperationId, request?: AnyRequest) => Promise<unknown>,
  id: OperationId,
  request: AnyRequest = {},
): AsyncGenerator<AnyPage> {
  let { query } = request;
  for (;;) {
    const page = (await call(id, { ...request, query })) as AnyPage;
    yield page;
    if (page.nextCursor === undefined) return;
    query = { ...query, cursor: page.nextCursor };
  }
}

async function* itemsOf(pages: AsyncIterable<AnyPage>): AsyncGenerator {
  for await (const { items } of pages) yield* items;
}
