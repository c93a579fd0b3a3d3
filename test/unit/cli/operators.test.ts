import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

describe('freehold operator create', () => {
  const create = (email = 'Grace@freehold.example', more: readonly string[] = []) =>
    run([
      ...['operator', 'create', '--email', email, ...more],
      ...['--user-pool-id', 'us-east-1_p', '--control-table', 'control'],
    ]);
  const written = () =>
    (at.api.requests('POST /')[1]?.body as { TransactItems: object[] }).TransactItems;

  it.each(['nobody', 'ä@a3.example', `${'a'.repeat(65)}@a3.example`])(
    'refuses %j, who could not sign in, before it calls AWS',
    async (email) => {
      const { status, stderr } = await create(email);
      expect(status).toBe(EXIT.invalid);
      expect(stderr).toContain('Give an e-mail address, such as ada@acme.example.');
      expect(at.api.requests('POST /')).toEqual([]);
    },
  );

  it('makes the operator of a domain in letters by its xn-- form, which signs in', async () => {
    at.api.on('POST /', { body: { User: { Attributes: [{ Name: 'sub', Value: 'op-2' }] } } });
    const { stdout } = await create('ada@müller.example');
    const Username = 'ada@xn--mller-kva.example';
    expect(at.api.requests('POST /')[0]?.body).toMatchObject({ Username });
    expect(stdout).toContain(`--email ${Username}`);
  });

  it('shows the first password once', async () => {
    const attributes = [{ Name: 'sub', Value: 'op-2' }];
    at.api.on('POST /', { body: { User: { Attributes: attributes } } });
    const { status, stdout } = await create();
    expect(status).toBe(EXIT.ok);
    const sent = at.api.requests('POST /')[0]?.body as { TemporaryPassword: string };
    expect(sent).toMatchObject({ Username: 'grace@freehold.example', UserPoolId: 'us-east-1_p' });
    expect(stdout).toContain(`First password, shown this once: ${sent.TemporaryPassword}\n`);
    expect(written()).toMatchObject([
      {
        Put: {
          TableName: 'control',
          Item: {
            pk: { S: 'MEMBERS#us-east-1_p' },
            sk: { S: 'MEMBER#op-2' },
            role: { S: 'admin' },
          },
        },
      },
      { Put: { Item: { pk: { S: 'PERSON#grace@freehold.example' } } } },
      { Update: { ExpressionAttributeValues: { ':one': { N: '1' }, ':owners': { N: '1' } } } },
    ]);
  });

  it('makes one of another role, who is no admin in the count of them', async () => {
    at.api.on('POST /', { body: { User: { Attributes: [{ Name: 'sub', Value: 'op-2' }] } } });
    const { stdout } = await create('grace@freehold.example', ['--role', 'auditor']);
    expect(stdout).toContain('Created operator grace@freehold.example, auditor.\n');
    expect(written()).toMatchObject([
      { Put: { Item: { role: { S: 'auditor' } } } },
      {},
      { Update: { ExpressionAttributeValues: { ':owners': { N: '0' } } } },
    ]);
    const { status } = await create('grace@freehold.example', ['--role', 'owner']);
    expect(status).toBe(EXIT.invalid);
  });

  it('fails with 5 for one who is an operator already', async () => {
    const headers = { 'x-amzn-errortype': 'UsernameExistsException' };
    at.api.on('POST /', { status: 400, headers, body: { message: 'User account already exists' } });
    const { status, stderr } = await create();
    expect(status).toBe(EXIT.conflict);
    expect(stderr).toContain('is an operator already');
  });
});

describe('freehold operator', () => {
  const id = 'op-2';
  const operator = {
    ...{ id, email: 'grace@freehold.example', role: 'support', status: 'active' },
    ...{ createdAt: '2026-11-27T12:00:00.000Z', updatedAt: '2026-11-27T12:00:00.000Z' },
  };

  it('lists the operators of all pages', async () => {
    at.api.on('GET /v1/operators', ({ path }) => ({
      body: path.includes('cursor=')
        ? { items: [{ ...operator, email: 'last@freehold.example' }] }
        : { items: [operator], nextCursor: 'more' },
    }));
    const { stdout } = await run(['operator', 'list']);
    expect(stdout).toContain('grace@freehold.example');
    expect(stdout).toContain('last@freehold.example');
  });

  it('gives a role, disables, enables and removes', async () => {
    at.api.on(`PATCH /v1/operators/${id}`, { body: { ...operator, role: 'auditor' } });
    at.api.on(`POST /v1/operators/${id}/disable`, { body: { ...operator, status: 'disabled' } });
    at.api.on(`POST /v1/operators/${id}/enable`, { body: operator });
    at.api.on(`DELETE /v1/operators/${id}`, { status: 204 });
    const said = async (...words: string[]) => (await run(['operator', ...words])).stdout;
    expect(await said('set-role', id, '--role', 'auditor')).toBe(
      'grace@freehold.example is auditor now.\n',
    );
    expect(await said('disable', id)).toBe('grace@freehold.example is disabled now.\n');
    expect(await said('enable', id)).toBe('grace@freehold.example is active now.\n');
    expect(await said('remove', id)).toBe(`Removed operator ${id}.\n`);
    expect(at.api.requests(`PATCH /v1/operators/${id}`)[0]?.body).toEqual({ role: 'auditor' });
    expect((await run(['operator', 'set-role', id, '--role', 'owner'])).status).toBe(EXIT.invalid);
  });
});
