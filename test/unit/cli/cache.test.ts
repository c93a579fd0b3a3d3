import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { problem } from './api-stub.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

const facts = { key: 'user:42', version: 208_512_771, expiresAt: '2026-11-27T16:00:00.000Z' };
const [GET, PUT, DELETE] = ['GET', 'PUT', 'DELETE'].map(
  (method) => `${method} /v1/cache/user%3A42`,
);

describe('freehold cache get', () => {
  it.each([
    ['a text', 'hello', 'hello\n'],
    ['an object', { a: 1 }, '{"a":1}\n'],
  ])('shows %s', async (_, value, shown) => {
    at.api.on(GET ?? '', { body: { ...facts, value } });
    expect(await run(['cache', 'get', 'user:42'])).toMatchObject({
      status: EXIT.ok,
      stdout: shown,
    });
  });

  it('ends with status 4 where there is nothing', async () => {
    at.api.on(GET ?? '', problem(404, 'not-found'));
    expect(await run(['cache', 'get', 'user:42'])).toMatchObject({ status: EXIT.notFound });
  });
});

describe('freehold cache put', () => {
  const put = async (...args: string[]) => {
    at.api.on(PUT ?? '', { body: facts });
    const outcome = await run(['cache', 'put', 'user:42', ...args]);
    return { ...outcome, sent: at.api.requests(PUT ?? '')[0] };
  };

  it.each([
    ['{"a":1}', { a: 1 }],
    ['17', 17],
    ['plain text', 'plain text'],
  ])('sends %s', async (text, value) => {
    const { status, stdout, sent } = await put(text);
    expect(status).toBe(EXIT.ok);
    expect(sent?.body).toEqual({ value });
    expect(stdout).toContain('user:42 is kept until 2026-11-27 16:00:00Z, version 208512771.');
  });

  it('asks for a time, and for a free key or a version', async () => {
    const { sent } = await put('1', '--ttl', '60', '--if-absent');
    expect(sent?.body).toEqual({ value: 1, ttlSeconds: 60 });
    expect(sent?.headers).toMatchObject({ 'if-none-match': '*' });
  });

  it('names the version that it replaces, and not together with --if-absent', async () => {
    const { sent } = await put('1', '--if-match', '208512771');
    expect(sent?.headers).toMatchObject({ 'if-match': '"208512771"' });
    const both = await put('1', '--if-match', '1', '--if-absent');
    expect(both.status).toBe(EXIT.invalid);
  });
});

describe('freehold cache delete', () => {
  it('deletes a version, or whatever is there', async () => {
    at.api.on(DELETE ?? '', { status: 204 });
    const { status, stdout } = await run(['cache', 'delete', 'user:42', '--if-match', '7']);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toBe('Deleted user:42.\n');
    expect(at.api.requests(DELETE ?? '')[0]?.headers).toMatchObject({ 'if-match': '"7"' });
  });
});
