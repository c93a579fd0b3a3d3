import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { region as home } from '../../local/aws.ts';
import { percentile } from '../bench/percentile.ts';
import { call, callFor, createTenant, operatorToken, signIn } from '../support/api.ts';
import { listenTo, type Delivered } from '../support/events/bus-listener.ts';
import { eventually } from '../support/eventually.ts';
import { output } from '../support/local-cloud.ts';

const ELSEWHERE = 'eu-central-1';
const PLACES = [
  { isolation: 'shared_schema', region: home },
  { isolation: 'shared_database', region: home },
  { isolation: 'separate_schema', region: home },
  { isolation: 'separate_database', region: home },
  { isolation: 'separate_database', region: ELSEWHERE },
];
const TYPES = [
  'record.created',
  'record.updated',
  'record.deleted',
  'file.uploaded',
  'file.deleted',
];

let delivered: () => Promise<Delivered[]>;

beforeAll(async () => {
  const pattern = { 'detail-type': TYPES };
  delivered = await listenTo(output('EventBusName'), { pattern });
});

afterAll(async () => {
  const all = (await delivered()).map(
    ({ at, detail }) => at.getTime() - Date.parse(String(detail.time)),
  );
  const [p50, p95] = [0.5, 0.95].map((share) => (percentile(all, share) / 1_000).toFixed(1));
  console.log(`From write to consumer, ${all.length} events: p50 ${p50} s, p95 ${p95} s`);
});

type ReceivedEvent = {
  readonly id: string;
  readonly type: string;
  readonly actor: { readonly kind: string; readonly id: string };
  readonly data: { readonly id: string; readonly version?: number };
};

/** What a consumer who remembers ids takes of the tenant's events, in words. */
async function consumed(tenantId: string) {
  const events = (await delivered())
    .map(({ detail }) => detail as unknown as ReceivedEvent & { tenantId: string })
    .filter((event) => event.tenantId === tenantId);
  const once = [...new Map(events.map((event) => [event.id, event])).values()];
  return {
    events: once,
    words: once.map(({ type, data }) => [type, data.id, data.version].join(' ').trim()).sort(),
  };
}

const untilConsumed = (tenantId: string, words: readonly string[]) =>
  eventually(
    async () => {
      const all = await consumed(tenantId);
      expect(all.words).toEqual([...words].sort());
      return all.events;
    },
    { seconds: 200, everyMilliseconds: 1_000 },
  );

type Identified = { readonly id: string };
type Upload = Identified & { upload: { url: string; headers: Record<string, string> } };

async function uploadedFile(token: string): Promise<string> {
  const body = { name: 'plan.txt', contentType: 'text/plain', size: 5 };
  const { id, upload } = await callFor<Upload>('POST /v1/files', { token, body });
  const { url, headers } = upload;
  expect((await fetch(url, { method: 'PUT', headers, body: 'hello' })).ok).toBe(true);
  return id;
}

describe.concurrent('a change of a tenant’s data', () => {
  it.each(PLACES)(
    'reaches a consumer once, under $isolation in $region',
    { timeout: 400_000 },
    async (place) => {
      const { id, slug, admin } = await createTenant({ ...place, plan: 'pro' });
      const token = await signIn(admin, slug);
      const { userId } = await callFor<{ userId: string }>('GET /v1/me', { token });

      const note = await callFor<Identified>('POST /v1/records/notes', {
        token,
        body: { text: 'a' },
      });
      const path = `/v1/records/notes/${note.id}`;
      await call(`PATCH ${path}`, { token, body: { text: 'b' } });
      expect(await call(`DELETE ${path}`, { token })).toMatchObject({ status: 204 });
      expect(await call(`DELETE ${path}`, { token })).toMatchObject({ status: 204 });
      const file = await uploadedFile(token);
      await call(`DELETE /v1/files/${file}`, { token });

      const events = await untilConsumed(id, [
        `record.created ${note.id} 1`,
        `record.updated ${note.id} 2`,
        `record.deleted ${note.id} 2`,
        `file.uploaded ${file}`,
        `file.deleted ${file}`,
      ]);
      const byUsers = events.filter(({ type }) => type !== 'file.uploaded');
      for (const { actor } of byUsers) expect(actor).toEqual({ kind: 'user', id: userId });
      expect(JSON.stringify(events)).not.toMatch(/"text"|plan\.txt/);
    },
  );
});

describe('a tenant that is being moved', () => {
  it('tells each change once, and none that a copy makes', { timeout: 400_000 }, async () => {
    const { id, slug, admin } = await createTenant({ isolation: 'shared_schema', plan: 'pro' });
    const token = await signIn(admin, slug);
    const expected: string[] = [];
    const notes = await Promise.all(
      Array.from({ length: 10 }, () =>
        callFor<Identified>('POST /v1/records/notes', { token, body: { n: 1 } }),
      ),
    );
    expected.push(...notes.map((note) => `record.created ${note.id} 1`));
    expected.push(`file.uploaded ${await uploadedFile(token)}`);
    const gone = notes[0]?.id ?? '';
    await call(`DELETE /v1/records/notes/${gone}`, { token });
    expected.push(`record.deleted ${gone} 1`);

    const operator = await operatorToken();
    const moves = `/v1/tenants/${id}/moves`;
    const body = { to: 'separate_schema' };
    const { id: moveId } = await callFor<Identified>(`POST ${moves}`, { token: operator, body });
    const changed = notes[1]?.id ?? '';
    let version = 2;
    const change = async () => {
      const request = { token, body: { version } };
      const written = await call(`PATCH /v1/records/notes/${changed}`, request);
      if (written.status === 200) expected.push(`record.updated ${changed} ${version++}`);
    };
    for (;;) {
      // Some at each look: a slow machine looks twice while the tenant may be written to.
      for (let n = 0; n < 3; n += 1) await change();
      const { phase } = await callFor<{ phase: string }>(`GET ${moves}/${moveId}`, {
        token: operator,
      });
      if (phase === 'draining' || phase === 'done') break;
      expect(phase).not.toBe('failed');
      await sleep(500);
    }
    const after = await eventually(() =>
      callFor<Identified>('POST /v1/records/notes', { token, body: { n: 2 } }),
    );
    expected.push(`record.created ${after.id} 1`);
    await untilConsumed(id, expected);
    expect(expected.filter((word) => word.startsWith('record.updated')).length).toBeGreaterThan(2);
  });
});
