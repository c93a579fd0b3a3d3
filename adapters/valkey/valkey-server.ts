import { ValkeyConnection } from './valkey-connection.ts';

/** Where the server is, and who may make its users: the user and password of the URL. */
export type ValkeyServer = {
  /** `rediss://user:password@host:port`; without TLS `redis://`. */
  readonly url: string;
  /** The certificate authority as PEM, where it is none that everybody knows. */
  readonly ca?: string;
};

export type Login = { readonly username: string; readonly password: string };

/** The server knows no such user, or another password. */
export class SignInRefusedError extends Error {
  override readonly name = 'SignInRefusedError';
}

/**
 * A connection as that user. The server is asked whose it is: one that goes on after a refused password would be its
 * default user's. Throws a SignInRefusedError, or an UnavailableError.
 */
export async function connectAs(server: ValkeyServer, login: Login): Promise<ValkeyConnection> {
  const connection = await signedIn(server, login);
  const user = await connection.send('ACL', 'WHOAMI');
  if (user === login.username) return connection;
  connection.end();
  throw new Error('The connection is another user’s.');
}

/** A connection as the user of the URL, who makes the others. */
export function connectAsAdmin(server: ValkeyServer): Promise<ValkeyConnection> {
  const { username, password } = new URL(server.url);
  const login = {
    username: decodeURIComponent(username || 'default'),
    password: decodeURIComponent(password),
  };
  return signedIn(server, password === '' ? undefined : login);
}

async function signedIn({ url, ca }: ValkeyServer, login?: Login): Promise<ValkeyConnection> {
  const { protocol, hostname: host, port } = new URL(url);
  const isTls = protocol === 'rediss:';
  const connection = new ValkeyConnection({ host, port: Number(port || '6379'), isTls, ca });
  try {
    if (login) await connection.send('AUTH', login.username, login.password);
    return connection;
  } catch (error) {
    connection.end();
    if (!(error instanceof Error) || error.name !== 'ReplyError') throw error;
    throw new SignInRefusedError('The cache refused the user.', { cause: error });
  }
}
