import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { orBroken } from '../../../local/cloud.ts';
import { bindPort, portOf } from '../../../local/ports.ts';
import { isRunning } from '../../../local/processes.ts';
import { startServer, type ServerCommand } from '../../../local/servers.ts';

const directory = mkdtempSync(join(tmpdir(), 'freehold-servers-'));
afterAll(() => rmSync(directory, { recursive: true }));

const command = (script: string): ServerCommand => ({
  name: 'The server',
  command: [process.execPath, '--eval', script],
  env: { PATH: process.env.PATH },
  logFile: join(directory, 'log'),
  readyPath: '/ready',
});

/** Answers with a status and a nonce, and tells its port on file descriptor 3. */
const answering = (status: string, nonce: string) => `
  let asked = 0;
  require('node:http').createServer((_, response) => {
    asked += 1;
    response.statusCode = ${status};
    response.end(JSON.stringify({ nonce: ${nonce} }));
  }).listen(0, '127.0.0.1', function () {
    require('node:fs').writeSync(3, this.address().port + '\\n');
  });`;

describe('startServer', () => {
  it('knows the server by its nonce, on the port that it tells', async () => {
    const server = await startServer(command(answering('200', 'process.env.FREEHOLD_NONCE')));
    expect((await fetch(`http://127.0.0.1:${server.port}/`)).status).toBe(200);
    await server.end();
    expect(isRunning(server.identity)).toBe(false);
  });

  it('hands over the port that was bound for it', async () => {
    const bound = await bindPort(0);
    const port = portOf(bound);
    const script = `process.once('message', (_, handle) => {
      process.disconnect();
      const answer = JSON.stringify({ nonce: process.env.FREEHOLD_NONCE });
      require('node:http').createServer((_, response) => response.end(answer)).listen(handle);
    });`;
    const server = await startServer({ ...command(script), bound });
    expect(server.port).toBe(port);
    await server.end();
  });

  it.each([
    ['says another nonce', answering('200', '"another"')],
    ['is not ready', answering('asked < 3 ? 503 : 500', 'process.env.FREEHOLD_NONCE')],
  ])('takes no server for its own that %s', async (_, script) => {
    const ending = `${script}\nsetTimeout(() => process.exit(3), 1_500);`;
    await expect(startServer(command(ending))).rejects.toThrow('ended by itself with 3');
  });
});

describe('orBroken', () => {
  it('ends the work when a part of the cloud ends', async () => {
    let signal: AbortSignal | undefined;
    const work = orBroken({ broken: Promise.resolve('ended by SIGKILL') }, (broken) => {
      signal = broken;
      return new Promise<never>(() => undefined);
    });
    await expect(work).rejects.toThrow('A part of the local cloud ended by SIGKILL.');
    expect(signal?.aborted).toBe(true);
  });
});
