import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { afterAll } from 'vitest';

export type Received = {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly sentAt: Date;
};

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

/** A program on this machine that is sent signed messages, until the test ends. */
export async function receiver() {
  const received: Received[] = [];
  let isRefusing = false;
  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      const headers = request.headers as Record<string, string>;
      const sentAt = new Date(Number(headers['webhook-timestamp']) * 1_000);
      if (!isRefusing) received.push({ headers, text, sentAt });
      response.writeHead(isRefusing ? 503 : 204).end();
    });
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const refuse = (is: boolean) => void (isRefusing = is);
  return { url: `http://127.0.0.1:${port}/in`, received, refuse };
}
