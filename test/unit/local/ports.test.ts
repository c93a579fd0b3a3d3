import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { bindPort, portOf } from '../../../local/ports.ts';

const open: Server[] = [];
const kept = (server: Server) => {
  open.push(server);
  return server;
};
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

describe('bindPort', () => {
  it('has the wanted port from then on, so that the next one gets another', async () => {
    const free = kept(await bindPort(0));
    const wanted = portOf(free);
    free.close();
    await once(free, 'close');
    const ports = (await Promise.all([bindPort(wanted), bindPort(wanted)])).map(kept).map(portOf);
    expect(ports).toContain(wanted);
    expect(new Set(ports).size).toBe(2);
  });

  it('ends a connection that comes before anybody serves there, and keeps none waiting', async () => {
    const early = connect(portOf(kept(await bindPort(0))), '127.0.0.1');
    await expect(once(early.resume(), 'close')).resolves.toBeDefined();
  });

  it('gives another one when somebody listens there', async () => {
    const server = kept(createServer().listen(0, '127.0.0.1'));
    await once(server, 'listening');
    expect(portOf(kept(await bindPort(portOf(server))))).not.toBe(portOf(server));
  });
});
