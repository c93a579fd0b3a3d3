import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { request } from 'node:http';
import { type Gate, startGate } from '../../../local/gate/gate.ts';

let gate: Gate;
beforeAll(async () => {
  gate = await startGate({ emulatorUrl: 'http://127.0.0.1:9', at: 0, enforce: true });
});
afterAll(() => gate.close());

const order = JSON.stringify({ service: 's3', action: '*', mode: 'throttle' });
const json = { 'content-type': 'application/json' };

/** Unlike fetch, a request of node's may carry any Host and Origin. */
const statusOf = (call: string, headers: Record<string, string>, body = '') =>
  new Promise<number | undefined>((resolve, reject) => {
    const [method, path = ''] = call.split(' ');
    request(`${gate.url}/_gate/${path}`, { method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end(body);
  });

describe('the control pages of the gate', () => {
  it('take orders of programs on this machine', async () => {
    expect(await statusOf('POST faults', json, order)).toBe(200);
    expect(await statusOf('POST forget', {})).toBe(204);
  });

  it.each(['localhost', '127.0.0.1', '[::1]'])(
    'answer to the name %s with their port',
    async (name) => {
      expect(await statusOf('GET ready', { host: `${name}:${gate.port}` })).toBe(200);
    },
  );

  it.each(['localhost', 'localhost:1', 'rebound.example:4567'])(
    'refuse the host %s, behind which a page may stand',
    async (host) => {
      expect(await statusOf('GET journal', { host })).toBe(403);
    },
  );

  it.each(['https://evil.example', 'null', 'http://localhost:1'])(
    'refuse what a page of %s sends',
    async (origin) => {
      expect(await statusOf('POST faults', { ...json, origin }, order)).toBe(403);
      expect(await statusOf('POST forget', { origin })).toBe(403);
    },
  );

  it('take what a page of their own origin sends', async () => {
    expect(await statusOf('POST faults', { ...json, origin: gate.url }, order)).toBe(200);
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data'])(
    'refuse the form post %s',
    async (type) => {
      expect(await statusOf('POST faults', { 'content-type': type }, order)).toBe(415);
    },
  );

  it('say what is wrong with an order', async () => {
    expect(await statusOf('POST faults', json, '{"mode":"explode"}')).toBe(400);
  });
});
