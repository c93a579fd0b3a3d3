import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPlatformConfig } from '../../adapters/yaml/load-platform-config.ts';
import { call, operatorToken, type Answer } from '../support/api.ts';
import { censusOf, setTenantCount, tenantCount } from '../support/tenants/tenant-census.ts';

const ROOM = 17;
const timeout = 600_000;

const config = loadPlatformConfig({
  directory: join(import.meta.dirname, '..', '..', 'config'),
  stage: 'local',
});
const maxTenants = config.ok ? config.value.maxTenants : 0;

let token = '';
beforeAll(async () => {
  token = await operatorToken();
});

const aSlug = () => `limit-${randomBytes(6).toString('hex')}`;
const kindOf = ({ body }: Answer) => (body as { type: string }).type;

/** As a client does: what got no clear answer is sent again under the same key. */
async function create(slug: string, key: string): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await call('POST /v1/tenants', {
      token,
      body: { name: `Limit ${slug}`, slug, adminEmail: `admin@${slug}.example` },
      headers: { 'idempotency-key': key },
    });
    if (answer.status < 500 || tries === 5) return answer;
  }
}

const inParallel = (times: number, one: (index: number) => Promise<Answer>) =>
  Promise.all(Array.from({ length: times }, (_, index) => one(index)));

const withStatus = (answers: readonly Answer[], wanted: number) =>
  answers.filter(({ status }) => status === wanted);

describe('50 creations at once around max_tenants', () => {
  it(`are exactly the ${ROOM} for which there is room`, { timeout }, async () => {
    const before = await tenantCount();
    const slug = aSlug();
    await setTenantCount(maxTenants - ROOM);
    try {
      const answers = await inParallel(50, (index) =>
        create(`${slug}-${index}`, `${slug}-${index}`),
      );
      const refused = withStatus(answers, 409);
      expect(withStatus(answers, 202)).toHaveLength(ROOM);
      expect(refused).toHaveLength(50 - ROOM);
      for (const answer of refused) {
        expect(kindOf(answer)).toMatch(/tenant-limit-reached$/);
        expect(answer.body).toMatchObject({ limit: maxTenants });
      }
      expect(await tenantCount()).toBe(maxTenants);
    } finally {
      await setTenantCount(before + (await censusOf(slug)).tenants.length);
    }
    const { tenants, slugs, events, claims } = await censusOf(slug);
    expect([tenants, slugs, events, claims].map(({ length }) => length)).toEqual([
      ROOM,
      ROOM,
      ROOM,
      ROOM,
    ]);
  });
});

describe('20 creations at once with one slug', () => {
  it('make one tenant and name the field to the others', { timeout }, async () => {
    const slug = aSlug();
    const answers = await inParallel(20, (index) => create(slug, `${slug}-${index}`));
    const refused = withStatus(answers, 409);
    expect(withStatus(answers, 202)).toHaveLength(1);
    expect(refused).toHaveLength(19);
    for (const answer of refused) {
      expect(kindOf(answer)).toMatch(/slug-taken$/);
      expect(answer.body).toMatchObject({ errors: [{ pointer: '/slug' }] });
    }
    const { tenants, slugs, events } = await censusOf(slug);
    expect([tenants, slugs, events].map(({ length }) => length)).toEqual([1, 1, 1]);
  });
});

describe('20 creations at once with one Idempotency-Key', () => {
  it('make one tenant and get one answer', { timeout }, async () => {
    const slug = aSlug();
    const answers = await inParallel(20, () => create(slug, slug));
    expect(withStatus(answers, 202)).toHaveLength(20);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers.get('etag'))).size).toBe(1);
    const { tenants, slugs, events, claims } = await censusOf(slug);
    expect([tenants, slugs, events, claims].map(({ length }) => length)).toEqual([1, 1, 1, 1]);
  });
});
