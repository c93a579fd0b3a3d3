import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { beginning, ID } from './a-tenant.ts';
import { problem, type StubAnswer } from './api-stub.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

const create = ['tenant', 'create', '--name', 'Acme', '--admin-email', 'ada@acme.example'];
const requests = {
  'tenant create': { request: 'POST /v1/tenants', args: create },
  'tenant retry': { request: `POST /v1/tenants/${ID}/retry`, args: ['tenant', 'retry', ID] },
  'tenant restore': { request: `POST /v1/tenants/${ID}/restore`, args: ['tenant', 'restore', ID] },
  'member invite': {
    request: 'POST /v1/invitations',
    args: ['member', 'invite', 'b@acme.example'],
  },
  'tenant move': {
    request: `POST /v1/tenants/${ID}/moves`,
    args: ['tenant', 'move', '--tenant-id', ID, '--to', 'separate_schema'],
  },
};

const answers: Record<string, StubAnswer> = {
  'a lost connection': { drops: true },
  'an answer that is cut': { status: 202, body: beginning(), cut: true },
  'HTML with status 202': { status: 202, text: '<html>Please wait</html>' },
  'the status 500': problem(500, 'internal'),
  'the status 502': { status: 502, text: 'Bad gateway' },
  'the status 504': { status: 504, text: '' },
};

describe.each(Object.entries(requests))('%s', (_, { request, args }) => {
  const keys = () => at.api.requests(request).map(({ headers }) => headers['idempotency-key']);

  it.each(Object.keys(answers))(
    'names its idempotency key after %s, and takes it',
    async (name) => {
      at.api.on(request, answers[name] ?? {});
      const { status, stderr } = await run(args);
      const [key = ''] = keys();
      expect(status).not.toBe(EXIT.ok);
      expect(stderr).toContain(`Run it again with --idempotency-key ${String(key)}`);
      await run([...args, '--idempotency-key', String(key)]);
      expect(keys()).toEqual([key, key]);
    },
  );

  it('names no key of a request that was refused', async () => {
    at.api.on(request, problem(409, 'conflict'));
    expect((await run(args)).stderr).not.toContain('--idempotency-key');
  });
});
