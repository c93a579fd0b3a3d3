import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { freePort } from '../../../local/ports.ts';

describe('freePort', () => {
  it('gives the wanted port when nobody has it', async () => {
    const free = await freePort();
    expect(await freePort(free)).toBe(free);
  });

  it('gives another one when somebody listens there', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await freePort(port)).not.toBe(port);
    server.close();
  });
});
