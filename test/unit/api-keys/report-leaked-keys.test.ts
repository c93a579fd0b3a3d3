import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { UndiciOutboundHttp } from '../../../adapters/undici/undici-outbound-http.ts';
import { PublishedScanningKeys } from '../../../core/api-keys/published-scanning-keys.ts';
import { apiKeyLeakedMail } from '../../../core/mail/templates/api-key-leaked.ts';
import { reportLeakedKeysOperation } from '../../../functions/api-keys/report-leaked-keys/report-leaked-keys.ts';
import { FakeTenantFinder } from '../../fakes/fake-tenant-finder.ts';
import { apiKeyPlatform } from '../../support/api-keys/api-key-platform.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { httpServers } from '../../support/http-servers.ts';
import { apiEvent } from '../../support/tenancy/tenant-contexts.ts';
import { newTenant } from '../../support/tenants/tenant-stores.ts';

const { serve } = httpServers();
const pair = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve });
const github = pair('prime256v1');
const stranger = pair('prime256v1');
const otherCurve = pair('secp384r1');
const OWNERS = ['ada@acme.example', 'bob@acme.example'];
const URL_FOUND = 'https://github.com/octocat/Hello-World/blob/main/import.sh';

const pemOf = ({ publicKey }: { publicKey: KeyObject }) =>
  publicKey.export({ type: 'spki', format: 'pem' }).toString();

/** A platform with keys, and a stand-in for where GitHub publishes its own. */
async function aPlatform() {
  const platform = apiKeyPlatform();
  const { owner, keys } = platform;
  let now = new Date('2026-11-27T12:00:00Z');
  let published = [
    { key_identifier: 'one', key: pemOf(github), is_current: true },
    { key_identifier: 'curve', key: pemOf(otherCurve), is_current: false },
  ];
  let requests = 0;
  const server = await serve((_, response) => {
    requests += 1;
    response.end(JSON.stringify({ public_keys: published }));
  });
  const tenants = new FakeTenantFinder();
  tenants.put({ ...newTenant().tenant, id: owner.tenantId, name: 'Acme' });
  const handle = edgeOf(
    reportLeakedKeysOperation({
      keys,
      tenants,
      pools: {
        tenantOf: async (pool) => (pool === owner.userPoolId ? owner.tenantId : null),
        ownersOf: async () => OWNERS,
      },
      mail: apiKeyLeakedMail.compose({ platformName: 'Freehold', apiUrl: 'https://api.example' }),
      reporters: new PublishedScanningKeys({
        http: new UndiciOutboundHttp({ allowsLoopback: true }),
        url: server.url,
        now: () => now,
      }),
      now: () => now,
    }),
  );
  const send = async (body: string, headers: Record<string, string> = {}) => {
    const event = { ...apiEvent('POST /v1/leaked-keys', { headers, body }) };
    const answer = await handle(event);
    return { status: answer.statusCode, body: JSON.parse(answer.body ?? '') as unknown };
  };
  const report = (tokens: readonly string[], by = github.privateKey, identifier = 'one') => {
    const found = tokens.map((token) => ({ token, type: 'freehold_api_key', url: URL_FOUND }));
    const body = JSON.stringify(found);
    return send(body, signedBy(by, body, identifier));
  };
  return {
    ...platform,
    send,
    report,
    requests: () => requests,
    publish: (next: typeof published) => (published = next),
    pass: (seconds: number) => (now = new Date(now.getTime() + seconds * 1_000)),
  };
}

const signedBy = (key: KeyObject, body: string, identifier = 'one') => ({
  'github-public-key-identifier': identifier,
  'github-public-key-signature': sign('sha256', Buffer.from(body), key).toString('base64'),
});

const labels = ({ body }: { body: unknown }) =>
  (body as readonly { label: string }[]).map(({ label }) => label);

describe('POST /v1/leaked-keys', () => {
  it('revokes the key, tells the owners, and answers in GitHub’s format', async () => {
    const { owner, keys, create, report } = await aPlatform();
    const { id, secret } = (await create()).body;
    expect(await report([secret])).toEqual({
      status: 200,
      body: [{ token_raw: secret, token_type: 'freehold_api_key', label: 'true_positive' }],
    });
    expect(await keys.find(owner, id)).toBeNull();
    const told = keys.told.at(-1);
    expect(told?.event).toMatchObject({
      type: 'api_key.leaked',
      tenantId: owner.tenantId,
      actor: { kind: 'system', id: 'secret-scanning' },
      data: { keyId: id, which: 'current', url: URL_FOUND },
    });
    expect(told?.mail).toMatchObject({
      to: OWNERS,
      subject: expect.stringContaining('Acme') as string,
    });
    expect(JSON.stringify(told)).not.toContain(secret);
  });

  it('changes nothing the second time, nor for what is no key', async () => {
    const { keys, create, report } = await aPlatform();
    const { secret } = (await create()).body;
    const typo = secret.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect(labels(await report([secret, secret, typo, 'AKIA…']))).toEqual([
      'true_positive',
      'false_positive',
      'false_positive',
      'false_positive',
    ]);
    const told = keys.told.length;
    expect(labels(await report([secret]))).toEqual(['false_positive']);
    expect(keys.told).toHaveLength(told);
  });

  it('ends the overlap of a secret that was rotated away, and leaves the new one', async () => {
    const { owner, keys, create, call, report } = await aPlatform();
    const { id, secret } = (await create()).body;
    const rotation = { params: { keyId: id }, body: { overlapSeconds: 3_600 } };
    const rotated = (await call('POST /v1/api-keys/{keyId}/rotate', rotation)).body;
    expect(labels(await report([secret]))).toEqual(['true_positive']);
    const kept = await keys.find(owner, id);
    expect(kept).toMatchObject({ lastFour: rotated.secret.slice(-4) });
    expect(kept?.previous).toBeUndefined();
    expect(keys.told.at(-1)?.event.data).toMatchObject({ which: 'previous' });
  });

  it('refuses what is unsigned, forged, altered or of another curve, and changes nothing', async () => {
    const { owner, keys, create, send, report } = await aPlatform();
    const { id, secret } = (await create()).body;
    const body = JSON.stringify([{ token: secret, type: 'freehold_api_key' }]);
    const good = signedBy(github.privateKey, body);
    const answers = [
      await send(body),
      await send(body, { ...good, 'github-public-key-signature': 'bm9uZQ==' }),
      await send(`${body} `, good),
      await send(body.replace('freehold', 'Freehold'), good),
      await report([secret], stranger.privateKey),
      await report([secret], github.privateKey, 'unknown'),
      await report([secret], otherCurve.privateKey, 'curve'),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({
        status: 401,
        body: { type: 'urn:freehold:problem:leak-report-unsigned' },
      });
    }
    expect(await keys.find(owner, id)).not.toBeNull();
  });

  it('fetches the keys once an hour, and once a minute for identifiers that are made up', async () => {
    const { report, requests, pass, publish } = await aPlatform();
    await report([]);
    await report([]);
    for (let at = 0; at < 5; at += 1) await report([], stranger.privateKey, `made-up-${at}`);
    expect(requests()).toBe(1);
    pass(61);
    await report([], stranger.privateKey, 'made-up');
    expect(requests()).toBe(2);

    publish([]);
    pass(3_601);
    expect(await report([])).toMatchObject({ status: 401 });
  });
});

describe('without the published keys', () => {
  it('asks GitHub to come again, and for them once a minute', async () => {
    let requests = 0;
    const server = await serve((_, response) => {
      requests += 1;
      response.writeHead(404).end();
    });
    let now = new Date('2026-11-27T12:00:00Z');
    const reporters = new PublishedScanningKeys({
      http: new UndiciOutboundHttp({ allowsLoopback: true }),
      url: server.url,
      now: () => now,
    });
    const handle = edgeOf(reportLeakedKeysOperation({ reporters } as never));
    const headers = signedBy(github.privateKey, '[]');
    const report = () => handle(apiEvent('POST /v1/leaked-keys', { headers, body: '[]' }));
    for (let at = 0; at < 3; at += 1) expect((await report()).statusCode).toBe(503);
    expect(requests).toBe(1);
    now = new Date(now.getTime() + 61_000);
    expect((await report()).statusCode).toBe(503);
    expect(requests).toBe(2);
  });
});
