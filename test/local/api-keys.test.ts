import { generateKeyPairSync, sign } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { STALENESS_LIMIT_SECONDS } from '../../core/identity/freshness.ts';
import {
  call,
  callFor,
  createTenant,
  operatorToken,
  signIn,
  type TestTenant,
} from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { setEnvironment } from '../support/deployed-functions.ts';
import { eventually } from '../support/eventually.ts';
import { httpServers } from '../support/http-servers.ts';
import { problem } from '../support/identity/tenant-sessions.ts';
import { mailTo } from '../support/mail-to.ts';

type Key = { readonly id: string; readonly secret: string; readonly lastUsedAt?: string };

const { serve } = httpServers();

let acme: TestTenant;
let owner: string;

beforeAll(async () => {
  acme = await createTenant({ plan: 'pro' });
  owner = await signIn(acme.admin, acme.slug);
});

const NOTES = 'GET /v1/records/notes';
const create = (wishes: object = {}) =>
  callFor<Key>('POST /v1/api-keys', {
    token: owner,
    body: { name: 'Import', permissions: ['records:read', 'records:write'], ...wishes },
  });
const shown = ({ id }: Key) => call(`GET /v1/api-keys/${id}`, { token: owner });
const refusedSoon = (line: string, token: string, refusal: object) =>
  eventually(async () => expect(await call(line, { token })).toMatchObject(refusal), {
    seconds: STALENESS_LIMIT_SECONDS,
  });

describe('an API key', () => {
  it('does in either header what it permits, and nothing else', async () => {
    const created = await call('POST /v1/api-keys', {
      token: owner,
      body: { name: 'Import', permissions: ['records:read', 'records:write'] },
    });
    expectConforms('createApiKey', created);
    const key = created.body as Key;
    const { secret: token } = key;
    const body = { text: 'By a program' };
    expect(await call('POST /v1/records/notes', { token, body })).toMatchObject({ status: 201 });
    const headers = { 'x-api-key': token };
    expect(await call(NOTES, { headers })).toMatchObject({
      status: 200,
      body: { items: [{ data: body }] },
    });
    const me = await call('GET /v1/me', { headers });
    expectConforms('showMe', me);
    expect(me.body).toMatchObject({ kind: 'key', keyId: key.id, tenant: { id: acme.id } });
    for (const line of ['GET /v1/files', 'GET /v1/api-keys', 'GET /v1/me/sessions']) {
      expect(await call(line, { token })).toMatchObject({ status: 403 });
    }
    expect(await call(NOTES, { headers, token: owner })).toMatchObject({ status: 401 });
    const listed = await call('GET /v1/api-keys', { token: owner });
    expectConforms('listApiKeys', listed);
    expect((await shown(key)).body).toHaveProperty('lastUsedAt');
  });

  it('is missing by a problem of ours, whatever route asks for one', async () => {
    for (const line of [NOTES, 'GET /v1/me', 'GET /v1/tenants']) {
      expect(await call(line)).toMatchObject({ status: 401, body: problem('token-invalid') });
    }
  });

  it('is rotated with an overlap, and revoked within five seconds', async () => {
    const key = await create();
    expect(await call(NOTES, { token: key.secret })).toMatchObject({ status: 200 });
    const line = `POST /v1/api-keys/${key.id}/rotate`;
    const { secret } = await callFor<Key>(line, { token: owner, body: { overlapSeconds: 60 } });
    for (const token of [key.secret, secret]) {
      expect(await call(NOTES, { token })).toMatchObject({ status: 200 });
    }
    expect(await call(`DELETE /v1/api-keys/${key.id}`, { token: owner })).toMatchObject({
      status: 204,
    });
    for (const token of [key.secret, secret]) {
      await refusedSoon(NOTES, token, { status: 401, body: problem('token-invalid') });
    }
  });

  it('is let in from its addresses alone, and disabled within five seconds', async () => {
    const elsewhere = await create({ allowedAddresses: ['198.51.100.0/24'] });
    expect(await call(NOTES, { token: elsewhere.secret })).toMatchObject({
      status: 403,
      body: problem('address-not-allowed'),
    });
    const here = await create({ allowedAddresses: ['127.0.0.0/8', '::1'] });
    expect(await call(NOTES, { token: here.secret })).toMatchObject({ status: 200 });
    await call(`POST /v1/api-keys/${here.id}/disable`, { token: owner });
    await refusedSoon(NOTES, here.secret, { status: 401, body: problem('api-key-disabled') });
  });

  it('takes a plan with keys', async () => {
    const basic = await createTenant();
    const token = await signIn(basic.admin, basic.slug);
    const body = { name: 'Import', permissions: ['records:read'] };
    expect(await call('POST /v1/api-keys', { token, body })).toMatchObject({
      status: 403,
      body: problem('feature-not-in-plan'),
    });
  });

  it('is refused within five seconds once its tenant is suspended', async () => {
    const globex = await createTenant({ plan: 'pro' });
    const body = { name: 'Import', permissions: ['records:read'], kind: 'personal' };
    const token = await signIn(globex.admin, globex.slug);
    const { secret } = await callFor<Key>('POST /v1/api-keys', { token, body });
    expect(await call(NOTES, { token: secret })).toMatchObject({ status: 200 });
    await callFor(`POST /v1/tenants/${globex.id}/suspend`, {
      token: await operatorToken(),
      body: { reason: 'abuse' },
    });
    await refusedSoon(NOTES, secret, { status: 403, body: problem('tenant-suspended') });
  });
});

describe('POST /v1/leaked-keys', () => {
  it('revokes by a signed report what was found, and tells the owner', async () => {
    const { secret: token } = await create();
    const github = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const key = github.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const publisher = await serve((_, response) =>
      response.end(
        JSON.stringify({ public_keys: [{ key_identifier: 'one', key, is_current: true }] }),
      ),
    );
    await setEnvironment('ReportLeakedKeys', { SCANNING_KEYS_URL: publisher.url });

    const url = 'https://github.com/octocat/Hello-World/blob/main/import.sh';
    const body = [{ token, type: 'freehold_api_key', url }];
    const signature = sign('sha256', Buffer.from(JSON.stringify(body)), github.privateKey);
    const report = {
      body,
      headers: {
        'github-public-key-identifier': 'one',
        'github-public-key-signature': signature.toString('base64'),
      },
    };
    const answer = await call('POST /v1/leaked-keys', report);
    expectConforms('reportLeakedKeys', answer);
    expect(answer.body).toMatchObject([{ token_raw: token, label: 'true_positive' }]);
    await refusedSoon(NOTES, token, { status: 401, body: problem('token-invalid') });
    const mail = await eventually(async () => {
      const last = await mailTo(acme.admin.email);
      expect(last).toContain(url);
      return last;
    });
    expect(mail).not.toContain(token);
  });

  it('takes no report without a signature', async () => {
    const { secret: token } = await create();
    const body = [{ token, type: 'freehold_api_key' }];
    expect(await call('POST /v1/leaked-keys', { body })).toMatchObject({
      status: 401,
      body: problem('leak-report-unsigned'),
    });
    expect(await call(NOTES, { token })).toMatchObject({ status: 200 });
  });
});
