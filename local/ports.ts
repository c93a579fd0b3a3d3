import { createServer, type AddressInfo, type Server } from 'node:net';

/**
 * Binds the wanted port on this machine, or any where somebody has it. It stays bound until it is handed
 * to the process that serves it: two clouds that start at once never get the same.
 */
export const bindPort = (wanted: number): Promise<Server> =>
  // Nobody serves here yet: who comes too early is sent away, and would wait for ever otherwise.
  listenAt(
    createServer((early) => early.destroy()),
    wanted,
  );

export const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** Has the server listen at the wanted port of this machine, or at any where somebody has it. */
export async function listenAt<Listening extends Server>(
  server: Listening,
  wanted: number,
): Promise<Listening> {
  if (!(await listens(server, wanted))) await listens(server, 0);
  return server;
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (port === 0) reject(error);
      else resolve(false);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(true));
  });
}
