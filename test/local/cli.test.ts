import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GetItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../cli/exit-codes.ts';
import { callFor, signIn } from '../support/api.ts';
import { freeholdCommand } from '../support/freehold-command.ts';
import { localCloud, throughGate } from '../support/local-cloud.ts';

const { home: directory, run: freehold, parsed } = freeholdCommand();

type Tenant = { readonly id: string; readonly slug: string; readonly version: number };

function tenantFile(more = '') {
  const slug = `cli-${randomBytes(5).toString('hex')}`;
  const email = `ada@${slug}.example`;
  const password = `${randomBytes(12).toString('hex')}.aA1`;
  const file = join(directory, `${slug}.yaml`);
  writeFileSync(
    file,
    `name: Acme ${slug}\nslug: ${slug}\nplan: pro\nadmin_email: ${email}\nadmin_password: ${password}\n${more}`,
  );
  return { file, slug, email, password };
}

describe('the command against a deployed platform', () => {
  it('onboards a tenant from a file, and its admin signs in', async () => {
    const { file, slug, email, password } = tenantFile('settings: { theme: dark }\n');
    const { status, stdout, stderr } = await freehold(['tenant', '--config', file]);
    expect({ status, stderr }).toMatchObject({ status: EXIT.ok });
    for (const step of [
      'create-dedicated-resources',
      'create-identity',
      'prepare-storage',
      'create-billing-customer',
      'activate-tenant',
    ])
      expect(stderr).toMatch(new RegExp(`✓ +${step} +done +\\d+\\.\\d s`));
    expect(stdout).toMatch(/State +active/);
    expect(stdout).toContain('25_users');
    expect(await signIn({ email, password }, slug)).toMatch(/^ey/);
  });

  it.each([
    ['shared_schema', 'us-east-1'],
    ['shared_database', 'us-east-1'],
    ['separate_schema', 'us-east-1'],
    ['separate_database', 'eu-central-1'],
  ])('onboards a tenant of %s in %s from a file', async (strategy, region) => {
    const { file } = tenantFile(`isolation_strategy: ${strategy}\nregion: ${region}\n`);
    const { status, stdout, stderr } = await freehold(['tenant', '--config', file]);
    expect({ status, stderr }).toMatchObject({ status: EXIT.ok });
    expect(stderr).toMatch(/✓ +create-dedicated-resources +done +\d+\.\d s/);
    expect(stdout).toContain(`${strategy} in ${region}`);
  });

  it('lists, shows, changes and monitors it', async () => {
    const { file, slug, email, password } = tenantFile();
    const { id, version } = await parsed<Tenant>(['tenant', '--config', file]);

    const { items } = await parsed<{ items: Tenant[] }>(['tenant', 'list', '--q', slug]);
    expect(items).toMatchObject([{ id, slug, state: 'active' }]);
    const change = ['tenant', 'update', id, '--name', 'Changed', '--if-match', String(version)];
    expect(await parsed(change)).toMatchObject({ name: 'Changed', version: version + 1 });
    expect((await freehold(change)).status).toBe(EXIT.conflict);
    expect((await freehold(['tenant', 'retry', id])).status).toBe(EXIT.conflict);

    const token = await signIn({ email, password }, slug);
    await callFor('POST /v1/records/tasks', { token, body: { title: 'Water the plants' } });
    expect(await parsed(['monitor', '--tenant-id', id])).toMatchObject({
      tenant: { id, name: 'Changed' },
      events: expect.arrayContaining([
        expect.objectContaining({ type: 'tenant.activated' }),
      ]) as unknown,
      usage: { records: { collections: 1, items: 1 }, files: { count: 0 }, isComplete: true },
    });
    const { stdout } = await freehold(['monitor', '--tenant-id', id]);
    expect(stdout).toContain('in 1 record of 1 collection');
  });

  it('creates once, however often it is sent with the same key', async () => {
    const { file, slug } = tenantFile();
    const args = ['tenant', '--config', file, '--idempotency-key', slug];
    const first = await parsed<Tenant>(args);
    expect(await parsed<Tenant>(args)).toMatchObject({ id: first.id });
  });

  it('refuses a taken slug with 5, and wrong fields with 2, each by name', async () => {
    const { file } = tenantFile();
    expect((await freehold(['tenant', '--config', file])).status).toBe(EXIT.ok);
    expect((await freehold(['tenant', '--config', file])).status).toBe(EXIT.conflict);

    const args = ['tenant', 'create', '--name', 'X', '--admin-email', 'nobody', '--plan', 'gold'];
    const { status, stderr } = await freehold(args);
    expect(status).toBe(EXIT.invalid);
    expect(stderr).toMatch(/adminEmail: /);
  });

  it('fails with 4 for an unknown tenant', async () => {
    const args = ['monitor', '--tenant-id', 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh'];
    expect((await freehold(args)).status).toBe(EXIT.notFound);
  });

  it('finds the platform well', async () => {
    const { status, stdout } = await freehold(['doctor']);
    expect(stdout).not.toContain('✗');
    expect(status).toBe(EXIT.ok);
  });

  it('makes an operator, whose first login replaces the first password', async () => {
    const email = `grace-${randomBytes(4).toString('hex')}@freehold.example`;
    const { temporaryPassword } = await parsed<{ temporaryPassword: string }>([
      ...['operator', 'create', '--email', email],
    ]);
    const own = `${randomBytes(12).toString('hex')}.aA1`;
    const { apiUrl } = localCloud();
    const login = ['login', '--profile', 'dev', '--api-url', apiUrl, '--email', email];
    const signedIn = await freehold(
      [...login, '--password-stdin'],
      `${temporaryPassword}\n${own}\n`,
    );
    expect(signedIn).toMatchObject({ status: EXIT.ok });
    expect(await parsed(['tenant', 'list', '--profile', 'dev'])).toHaveProperty('items');

    const stored = readFileSync(join(directory, 'profiles', 'dev.json'), 'utf8');
    for (const secret of [temporaryPassword, own]) expect(stored).not.toContain(secret);

    expect((await freehold(['logout', '--profile', 'dev'])).status).toBe(EXIT.ok);
    const again = await freehold(['tenant', 'list', '--profile', 'dev']);
    expect(again.status).toBe(EXIT.unauthorized);
  });

  it('shows what the policies refused, and which one did', async () => {
    const stranger = { accessKeyId: 'AKIASTRANGER', secretAccessKey: 'none' };
    const client = new DynamoDBClient({ ...throughGate(stranger), maxAttempts: 1 });
    const Key = { pk: { S: 'T#none' }, sk: { S: 'none' } };
    const request = new GetItemCommand({ TableName: 'any', Key });
    await expect(client.send(request)).rejects.toThrow();

    const { status, stdout } = await freehold(['iam', 'denials', '--last', '50']);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toMatch(/dynamodb:GetItem {2}refused by signature/);
  });
});
