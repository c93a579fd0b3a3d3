import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { aFlag } from '../../support/flags/a-flag.ts';
import { ID } from './a-tenant.ts';
import { problem } from './api-stub.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

const editor = { ...aFlag('editor', { percentage: 10, description: 'Of 2027' }), version: 7 };
const PUT = 'PUT /v1/flags/editor';

const set = async (...options: string[]) => {
  at.api.on(PUT, { body: editor });
  const outcome = await run(['flag', 'set', 'editor', ...options]);
  return { ...outcome, sent: at.api.requests(PUT)[0] };
};

describe('freehold flag list', () => {
  it('shows for whom each is on and off', async () => {
    const tenantId = ID;
    const items = [
      editor,
      aFlag('kept_off', { offTenants: [tenantId] }),
      aFlag('killed', { kill: true, onTenants: [tenantId], onUsers: [{ tenantId, userId: 'a' }] }),
    ];
    at.api.on('GET /v1/flags', { body: { items } });
    const { status, stdout } = await run(['flag', 'list']);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toMatch(/^FLAG +ON FOR +OFF FOR +VERSION +DESCRIPTION$/m);
    expect(stdout).toMatch(/^editor +10 % of tenants +- +7 +Of 2027$/m);
    expect(stdout).toMatch(/^kept_off +- +1 tenant +1$/m);
    expect(stdout).toMatch(/^killed +1 tenant, 1 user +everyone +1$/m);
  });
});

describe('freehold flag set', () => {
  it('makes a flag of what the options say', async () => {
    at.api.on('GET /v1/flags', { body: { items: [] } });
    const { status, sent } = await set(
      ...['--percentage', '10', '--on-tenants', `${ID}, ${ID}`, '--on-users', `${ID}/user-1`],
    );
    expect(status).toBe(EXIT.ok);
    expect(sent?.headers).not.toHaveProperty('if-match');
    expect(sent?.body).toEqual({
      percentage: 10,
      onTenants: [ID, ID],
      onUsers: [{ tenantId: ID, userId: 'user-1' }],
    });
  });

  it('keeps the rest of the version that it read, and changes that one alone', async () => {
    at.api.on('GET /v1/flags', { body: { items: [editor] } });
    const { sent } = await set('--kill', '--on-tenants', '');
    expect(sent?.headers).toMatchObject({ 'if-match': '"7"' });
    expect(sent?.body).toEqual({
      ...{ description: 'Of 2027', kill: true, percentage: 10 },
      ...{ onTenants: [], offTenants: [], onUsers: [] },
    });
  });

  it.each([[[]], [['--percentage', '101']], [['--percentage', '1.5']], [['--on-users', 'ada']]])(
    'refuses %j before a request is sent',
    async (options) => {
      const { status, sent } = await set(...options);
      expect(status).toBe(EXIT.invalid);
      expect(sent).toBeUndefined();
    },
  );

  it('tells of a flag that was changed meanwhile', async () => {
    at.api.on('GET /v1/flags', { body: { items: [editor] } });
    at.api.on(PUT, problem(412, 'Version conflict'));
    expect(await run(['flag', 'set', 'editor', '--no-kill'])).toMatchObject({
      status: EXIT.conflict,
    });
  });
});

describe('freehold flag delete', () => {
  it('says that it is gone', async () => {
    at.api.on('DELETE /v1/flags/editor', { status: 204 });
    expect(await run(['flag', 'delete', 'editor'])).toMatchObject({
      status: EXIT.ok,
      stdout: 'Deleted editor.\n',
    });
  });
});
