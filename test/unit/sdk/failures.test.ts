import { describe, expect, it } from 'vitest';
import { isProblem, NoAnswerError, ProblemError } from '../../../sdk/src/index.ts';
import { problem, type StubAnswer } from '../cli/api-stub.ts';
import { anApi } from './api.ts';

const { at, client } = anApi();
const key = { apiKey: 'fh_test_1' };

const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    (body) => expect.fail(`answered ${JSON.stringify(body)}`),
    (error: unknown) => error,
  );
const me = (options: object = key) => failureOf(client(options).call('showMe'));

describe('a refusal', () => {
  it('is a problem of its kind, with every invalid field and the request’s id', async () => {
    const errors = [{ pointer: '/name', detail: 'Give a name.' }, { detail: 'no pointer' }];
    at.api.on('POST /v1/files', problem(400, 'invalid-request', { title: 'Invalid', errors }));
    const body = { name: '', contentType: 'text/plain', size: 0 };
    const error = await failureOf(client(key).call('createFile', { body }));
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({
      message: 'Invalid',
      status: 400,
      kind: 'invalid-request',
      fieldErrors: [{ pointer: '/name', detail: 'Give a name.' }],
      requestId: 'req_42',
      mayBeDone: false,
      problem: { errors },
    });
    expect(isProblem(error, 'not-found', 'invalid-request')).toBe(true);
    expect(isProblem(error, 'not-found')).toBe(false);
  });

  it('may be the gateway’s, without a kind', async () => {
    at.api.on('GET /v1/me', { status: 403, body: { message: 'Forbidden' } });
    expect(await me()).toMatchObject({ message: 'Forbidden', kind: undefined, fieldErrors: [] });
  });

  it('may be no JSON at all', async () => {
    at.api.on('GET /v1/me', { status: 502, text: '<html>' });
    expect(await me()).toMatchObject({
      name: 'ProblemError',
      message: 'The platform answered 502',
      mayBeDone: true,
    });
  });

  const busy = (retryAfter: string): StubAnswer => ({
    ...problem(429, 'rate-limit-exceeded'),
    headers: { 'retry-after': retryAfter },
  });

  it('for now is tried again after what it asks for, three times in all', async () => {
    at.api.on('GET /v1/me', busy('0'));
    expect(await me()).toMatchObject({ kind: 'rate-limit-exceeded', retryAfterSeconds: 0 });
    expect(at.api.seen).toHaveLength(3);
    at.api.inTurn('GET /v1/me', [busy('1'), { body: { kind: 'operator' } }]);
    const start = performance.now();
    await client(key).call('showMe');
    expect(performance.now() - start).toBeGreaterThan(950);
  });

  it('is not tried again where it asks for longer than the caller would wait', async () => {
    at.api.on('GET /v1/me', busy('21'));
    expect(await me()).toMatchObject({ retryAfterSeconds: 21 });
    expect(at.api.seen).toHaveLength(1);
    at.api.on('GET /v1/me', busy('2'));
    await me({ ...key, retries: { longestPauseSeconds: 1 } });
    await me({ ...key, retries: { attempts: 1 } });
    expect(at.api.seen).toHaveLength(3);
  });

  it('is not tried again where the request may not be done twice', async () => {
    at.api.on('POST /v1/files', busy('0'));
    const body = { name: 'a', contentType: 'text/plain', size: 1 };
    await failureOf(client(key).call('createFile', { body }));
    expect(at.api.seen).toHaveLength(1);
  });
});

describe('no answer', () => {
  it.each([
    ['a lost connection', { drops: true }],
    ['a body that is cut', { body: { kind: 'operator' }, cut: true }],
  ])('is told of %s, for the request may be done', async (_, answer) => {
    at.api.on('GET /v1/me', answer);
    const error = await me();
    expect(error).toBeInstanceOf(NoAnswerError);
    expect(error).toMatchObject({
      message: `${at.api.url} does not answer`,
      mayBeDone: true,
      isTimeout: false,
    });
  });

  it('is told when the time is over', async () => {
    at.api.on('GET /v1/me', () => new Promise(() => undefined));
    expect(await me({ ...key, timeoutSeconds: 0.05 })).toMatchObject({
      name: 'NoAnswerError',
      isTimeout: true,
    });
  });

  it('is what the caller’s own signal says, of a call and of all, also in a pause', async () => {
    const [reason, all] = [new Error('Enough.'), new AbortController()];
    const paused = { ...problem(503, 'busy'), headers: { 'retry-after': '20' } };
    at.api.on('GET /v1/me', () => {
      setTimeout(() => all.abort(reason), 20);
      return paused;
    });
    expect(await me({ ...key, signal: all.signal })).toBe(reason);
    const signal = AbortSignal.abort(reason);
    expect(await failureOf(client(key).call('showMe', { signal }))).toBe(reason);
  });
});

it('an answer that is no platform’s is told with its text', async () => {
  at.api.on('GET /v1/me', { text: '<html>Please wait</html>' });
  expect(await me()).toMatchObject({
    name: 'UnexpectedAnswerError',
    status: 200,
    text: '<html>Please wait</html>',
  });
});
