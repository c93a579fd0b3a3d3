import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import type { Resolve } from '../../adapters/undici/checked-connector.ts';
import type { OutboundRequest } from '../../core/outbound-http/outbound-http.ts';

/** HTTP servers on the loopback address, each ended after its test. */
export function httpServers() {
  const servers: Server[] = [];
  afterEach(async () => {
    await Promise.all(
      servers.splice(0).map((server) => {
        server.closeAllConnections();
        return new Promise((closed) => server.close(closed));
      }),
    );
  });

  const serve = async (answer: RequestListener) => {
    const server = createServer(answer);
    servers.push(server);
    let connections = 0;
    server.on('connection', () => (connections += 1));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, port, connections: () => connections };
  };

  /** Answers with one status after the other, the last one again and again. */
  const serving = async (statuses: number[], headers: Record<string, string> = {}) => {
    let requests = 0;
    const server = await serve((_request, response) => {
      const status = statuses[Math.min(requests, statuses.length - 1)] ?? 200;
      requests += 1;
      response.writeHead(status, headers).end('answer');
    });
    return { ...server, requests: () => requests };
  };
  return { serve, serving };
}

export const get = (url: string, rest: Partial<OutboundRequest> = {}): OutboundRequest => ({
  method: 'GET',
  url,
  isSafeToRepeat: false,
  ...rest,
});

/** A DNS that has the same addresses for every name. */
export const resolvingTo =
  (...addresses: string[]): Resolve =>
  (_hostname, _options, done) => {
    const family = (address: string) => (address.includes(':') ? 6 : 4);
    done(
      null,
      addresses.map((address) => ({ address, family: family(address) })),
    );
  };
