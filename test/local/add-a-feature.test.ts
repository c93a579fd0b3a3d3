import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiEvent } from '../../functions/edge/authorizer-context.ts';
import { followGuide, type Followed } from '../../local/follow-guide.ts';
import { runningFunction } from '../support/deployed-functions.ts';
import { copyRepository, type RepositoryCopy } from '../support/guide/repository-copy.ts';
import { apiEvent, tenantIdentity } from '../support/tenancy/tenant-contexts.ts';

const SLOW = 900_000;

let copy: RepositoryCopy;
let steps: Followed;
let followed: readonly string[];

beforeAll(() => {
  copy = copyRepository();
  steps = followGuide(readFileSync('docs/add-a-feature.md', 'utf8'), copy.folder);
  followed = [...steps.created, ...steps.changed];
});

afterAll(() => copy.remove());

type Answer = { readonly statusCode: number; readonly body: string };

/** What the function of the guide answers, as it is bundled, with the rights of a role of the tenant plane. */
async function answersOf(events: readonly ApiEvent[]): Promise<Answer[]> {
  // As a feature of tenants' data that is deployed.
  const { environment } = await runningFunction('RecordsApi');
  const bundle = join(copy.folder, '.build/functions/reminders/api/index.mjs');
  const { stdout, stderr, status, output } = spawnSync(
    process.execPath,
    [resolve('test/support/guide/call-bundle.mjs'), bundle],
    {
      input: JSON.stringify(events),
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
      env: environment,
    },
  );
  if (status !== 0) throw new Error(stderr);
  const answers = JSON.parse(output[3] ?? '') as Answer[];
  if (answers.some(({ statusCode }) => statusCode >= 500)) throw new Error(stdout + stderr);
  return answers;
}

describe('docs/add-a-feature.md, followed to the letter', () => {
  it('costs at most six new and five changed files', () => {
    expect(steps.created.length).toBeLessThanOrEqual(6);
    expect(steps.changed.length).toBeLessThanOrEqual(5);
    expect(followed.map((path) => path.split('/')[0])).toEqual(
      expect.arrayContaining(['core', 'adapters', 'functions', 'test']),
    );
  });

  it('compiles and keeps the layer rules', { timeout: SLOW }, async () => {
    // What the guide touches and all that it leads to; the rest is as it was.
    const config = { extends: './tsconfig.json', include: followed };
    writeFileSync(join(copy.folder, 'tsconfig.guide.json'), JSON.stringify(config));
    await copy.run('node', 'node_modules/typescript-7/bin/tsc', '--project', 'tsconfig.guide.json');
    await copy.run('depcruise', 'infra', 'functions', 'core', 'adapters', 'kit');
  });

  it('passes its own test', { timeout: SLOW }, async () => {
    const own = ['test/unit/reminders', 'test/unit/access/tenant-data-permission.test.ts'];
    await copy.run('vitest', 'run', '--project', 'unit', ...own);
  });

  it('is bundled, described and deployable with the others', { timeout: SLOW }, async () => {
    await copy.run('node', 'functions/api-description/write-description.ts');
    const description = readFileSync(
      join(copy.folder, 'functions/api-description/openapi.json'),
      'utf8',
    );
    expect(description).toContain('"createReminder"');
    await copy.run('vitest', 'run', '--project', 'unit', 'test/unit/api-description');

    await copy.run('node', 'infra/app.ts');
  });

  it('serves each tenant its own reminders, by the tenant’s own session', async () => {
    const permissions = 'reminders:read reminders:write';
    const [acme, globex] = [tenantIdentity(), tenantIdentity()].map((one) => ({
      ...one,
      permissions,
    }));
    if (!acme || !globex) throw new Error('There are two.');
    const remind = (text: string, dueOn: string) =>
      apiEvent('POST /v1/reminders', { identity: acme, body: { text, dueOn } });
    const list = (identity: typeof acme, query = {}) =>
      apiEvent('GET /v1/reminders', { identity, query });

    const answers = await answersOf([
      remind('Later', '2026-12-24'),
      remind('Sooner', '2026-11-30'),
      list(acme),
      list(acme, { limit: '1' }),
      list(globex),
      apiEvent('POST /v1/reminders', {
        identity: { ...acme, permissions: 'reminders:read' },
        body: {},
      }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 200, 200, 200, 403]);
    const pages = answers
      .slice(2, 5)
      .map(({ body }) => JSON.parse(body) as { nextCursor?: string });
    expect(pages[0]).toMatchObject({ items: [{ text: 'Sooner' }, { text: 'Later' }] });
    expect(pages[2]).toEqual({ items: [] });

    const cursor = pages[1]?.nextCursor ?? '';
    const [second, stolen] = await answersOf([list(acme, { cursor }), list(globex, { cursor })]);
    expect(JSON.parse(second?.body ?? '')).toMatchObject({ items: [{ text: 'Later' }] });
    expect(stolen).toMatchObject({ statusCode: 400 });
  });
});
