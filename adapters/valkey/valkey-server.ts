import { Redis } from 'ioredis';
import { UnavailableError } from '../../kit/unavailable-error.ts';

/** Where the server is, and who may make its users: the user and password of the URL. */
export type ValkeyServer = {
  /** `rediss://user:password@host:port`; without TLS `redis://`. */
  readonly url: string;
  /** The certificate authority as PEM, where it is none that everybody knows. */
  readonly ca?: string;
};

export type Login = { readonly username: string; readonly password: string };

const TIMEOUT_MS = 2_000;

/** The server knows no such user, or another password. */
export class SignInRefusedError extends Error {
  override readonly name = 'SignInRefusedError';
}

/**
 * A connection as that user, or as the URL's. It is never made anew by itself, and the server is asked whose it is:
 * a client that goes on after a refused password would act as the server's default user.
 * Throws a SignInRefusedError, or an UnavailableError.
 */
export async function connect(server: ValkeyServer, login?: Login): Promise<Redis> {
  const client = new Redis({
    ...placeOf(server),
    ...(login ?? loginIn(server)),
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: TIMEOUT_MS,
    commandTimeout: TIMEOUT_MS,
    // Both ask for commands that a tenant's user does not have.
    enableReadyCheck: false,
    disableClientInfo: true,
  });
  let cause: unknown;
  client.on('error', (error) => {
    cause = error;
  });
  try {
    await client.connect();
    if (login && (await client.acl('WHOAMI')) !== login.username) {
      throw new Error('The connection is another user’s.');
    }
    return client;
  } catch (error) {
    client.disconnect();
    throw failureOf(cause ?? error);
  }
}

/** Not as a URL: the client would take its user before the one that is asked for. */
function placeOf({ url, ca }: ValkeyServer) {
  const { protocol, hostname: host, port } = new URL(url);
  return { host, port: Number(port || '6379'), ...(protocol === 'rediss:' && { tls: { ca } }) };
}

function loginIn({ url }: ValkeyServer): Login | undefined {
  const { username, password } = new URL(url);
  if (password === '') return undefined;
  return {
    username: decodeURIComponent(username || 'default'),
    password: decodeURIComponent(password),
  };
}

/** What the server itself answered is thrown as it is; that it does not answer passes. */
export function failureOf(error: unknown): Error {
  if (!(error instanceof Error)) return new Error('The cache failed.', { cause: error });
  if (/^WRONGPASS|^NOAUTH/.test(error.message)) {
    return new SignInRefusedError('The cache refused the user.', { cause: error });
  }
  return error.name === 'ReplyError' || error.message.startsWith('The connection is another')
    ? error
    : new UnavailableError('The cache does not answer.', { cause: error });
}
