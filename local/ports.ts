import { createServer, type AddressInfo, type Server } from 'node:net';

/**
 * Binds the wanted port on this machine, or any where somebody has it. It stays bound until it is handed
 * to the process that serves it: two clouds that start at once never get the same.
 */
export async function bindPort(wanted: number): Promise<Server> {
  return (await listenAt(wanted)) ?? (await bindPort(0));
}

export const portOf = (server: Server): number => (server.address() as AddressInfo).port;

function listenAt(port: number): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    // Nobody serves here yet: who comes too early is sent away, and would wait for ever otherwise.
    const server = createServer((early) => early.destroy());
    server.once('error', (error) => {
      if (port === 0) reject(error);
      else resolve(undefined);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server));
  });
}
