import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { DynamoUsageStore } from '../../adapters/dynamodb/metering/dynamo-usage-store.ts';
import { DynamoWindowSealer } from '../../adapters/dynamodb/metering/dynamo-window-sealer.ts';
import {
  openPeriodKey,
  reconciliationKey,
  shardKey,
} from '../../adapters/dynamodb/metering/metering-keys.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { call, createTenant, signIn } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { invoke } from '../support/deployed-functions.ts';
import { eventually } from '../support/eventually.ts';
import { freeholdCommand } from '../support/freehold-command.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { deployedStores } from '../support/tenancy/deployed-stores.ts';

const { parsed } = freeholdCommand();

let token: string;
let tenantId: TenantId;
beforeAll(async () => {
  const { id, slug, admin } = await createTenant({
    plan: 'pro',
    settings: { timeZone: 'Europe/Berlin' },
  });
  tenantId = id as TenantId;
  token = await signIn(admin, slug);
});

const mail = (id: string, recipients: number | string, more: object = {}) => ({
  ...{ id, type: 'mail.sent', data: { recipients, region: 'eu' } },
  ...more,
});
const send = async (body: unknown) => {
  const sent = await call('POST /v1/usage/events', { token, body });
  expect(sent, JSON.stringify(sent.body)).toMatchObject({ status: 202 });
  expectConforms('sendUsageEvents', sent);
  const { results } = sent.body as { results: { result: string; quarantineId?: string }[] };
  return results;
};
const now = () => new Date().toISOString();

type Row = { quantity: string; events: number; windowId: string };
async function usage(meter: string, window = 'hour'): Promise<Row[]> {
  const from = new Date(Date.now() - 3_600_000).toISOString();
  const path = `GET /v1/usage?meter=${meter}&window=${window}&from=${from}&to=${now()}`;
  const shown = await call(path, { token });
  expectConforms('listUsage', shown);
  return (shown.body as { items: Row[] }).items;
}
const events = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + row.events, 0);

describe('usage', () => {
  it('is counted once, shown seconds later, and explained by its events', async () => {
    const first = await send([mail('1', 3), mail('2', '0.5'), mail('2', '0.5')]);
    expect(first.map(({ result }) => result)).toEqual(['accepted', 'accepted', 'duplicate']);
    await eventually(async () => expect(events(await usage('mails_sent'))).toBe(2));
    expect((await send(mail('1', 3))).map(({ result }) => result)).toEqual(['duplicate']);
    const copies = Array.from({ length: 500 }, () => mail('3', 1));
    await Promise.all([send(copies), send(copies)]);
    await eventually(async () => expect(events(await usage('mails_sent'))).toBe(3));

    const [row] = await usage('mails_sent');
    const explained = await call(`GET /v1/usage/windows/${row?.windowId}/events`, { token });
    expectConforms('listWindowEvents', explained);
    const { items } = explained.body as { items: { id: string; value: string }[] };
    expect(items).toContainEqual(expect.objectContaining({ id: '2', value: '0.5' }));
  });

  it('that no meter counts waits in quarantine, and is replayed in vain while there is none', async () => {
    const [result] = await send(mail('4', 1, { type: 'mail.read' }));
    expect(result).toMatchObject({ result: 'quarantined', reason: 'unknown_event_type' });
    const eventId = result?.quarantineId ?? '';
    await eventually(async () => {
      const listed = await call('GET /v1/usage/quarantine', { token });
      expectConforms('listQuarantinedEvents', listed);
      expect(JSON.stringify(listed.body)).toContain(eventId);
    });
    const replayed = await call(`POST /v1/usage/quarantine/${eventId}/replay`, { token });
    expectConforms('replayQuarantinedEvent', replayed);
    expect(replayed.body).toMatchObject({ result: 'quarantined', quarantineId: eventId });
  });

  it('of the platform itself is counted too: who signed in', async () => {
    await eventually(async () => {
      const current = await call('GET /v1/usage/current', { token });
      expectConforms('showCurrentUsage', current);
      expect(current.body).toMatchObject({
        period: { timeZone: 'Europe/Berlin' },
        items: expect.arrayContaining([
          expect.objectContaining({ meter: 'active_users', quantity: '1', rounded: '1' }),
        ]) as unknown,
      });
    });
  });

  it('is counted by meters that are listed', async () => {
    const listed = await call('GET /v1/usage/meters', { token });
    expectConforms('listMeters', listed);
    const { items } = listed.body as { items: { id: string }[] };
    expect(items.map(({ id }) => id).toSorted()).toEqual([
      ...['active_users', 'api_calls', 'api_errors', 'mails_sent', 'storage_gb_hours'],
    ]);
  });
});

describe('the schedules of metering, with the rights of their roles', () => {
  const documents = documentsAsRoot();
  const change = async (Key: { pk: string; sk: string }, values: Record<string, string>) => {
    const names = Object.keys(values);
    const { usageTableName: TableName } = await deployedStores();
    await documents.send(
      new UpdateCommand({
        ...{ TableName, Key },
        UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: Object.fromEntries(
          names.map((name) => [`:${name}`, values[name]]),
        ),
      }),
    );
  };
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

  it('seal what is due, and begin the tenant’s period', async () => {
    const { usageTableName } = await deployedStores();
    const end = new Date(Date.now() + 3_600_000);
    const range = {
      meter: 'mails_sent',
      grain: 'hour',
      start: new Date(hoursAgo(2)),
      end,
    } as const;
    const store = new DynamoUsageStore(documents, usageTableName);
    const shards = await store.listShards(tenantId, range, 100);
    for (const shard of shards) {
      await change(shardKey(tenantId, shard), { dueKind: 'window', dueAt: hoursAgo(2) });
    }
    const sealer = new DynamoWindowSealer(documents, usageTableName);
    await eventually(async () => {
      expect(await invoke('MeteringSealWindows', {})).toMatchObject({
        ok: true,
        answer: { error: 0 },
      });
      const sealed = await sealer.listAfter(tenantId, 0, 10);
      expect(sealed.map(({ window, kind }) => [window.meter, kind])).toContainEqual([
        ...['mails_sent', 'window'],
      ]);
    });
  });

  it('export what is sealed, to the line of the invoice', async () => {
    expect(await invoke('ExportUsage', {})).toMatchObject({ ok: true, answer: { error: 0 } });
    const preview = await call('GET /v1/billing/preview', { token });
    expectConforms('previewInvoice', preview);
    const { lines } = preview.body as { lines: { meter?: string }[] };
    // 3, a half and 1 of the tests above: 4.5 units are 5, of which 2 are included.
    expect(lines.filter(({ meter }) => meter === 'mails_sent')).toMatchObject([
      { kind: 'usage', quantity: 5, amount: { amountMinor: 3, currency: 'usd' } },
    ]);
    const checked = await parsed(['billing', 'check', '--tenant-id', tenantId]);
    expect(checked).toMatchObject({ tenants: 1, findings: [], errors: [] });
  });

  it('close a period that is over, and recount the days of UTC', async () => {
    const due = { dueAt: hoursAgo(1), closesAt: hoursAgo(1) };
    const start = new Date('2026-01-01T00:00:00Z').toISOString();
    await change(openPeriodKey(tenantId), { ...due, start, end: hoursAgo(100) });
    expect(await invoke('MeteringClosePeriods', {})).toMatchObject({
      ok: true,
      answer: { error: 0 },
    });
    await change(reconciliationKey(tenantId), {
      day: `${hoursAgo(72).slice(0, 10)}T00:00:00.000Z`,
      dueAt: hoursAgo(1),
    });
    const recounted = await invoke('MeteringReconcileUsage', {});
    expect(recounted).toMatchObject({ ok: true, answer: { error: 0, differing: 0 } });
    expect((recounted as { answer: { days: number } }).answer.days).toBeGreaterThan(0);
  });

  it('meter what is stored', async () => {
    expect(await invoke('MeteringMeterStorage', {})).toMatchObject({ ok: true });
    await eventually(async () => expect(events(await usage('storage_gb_hours'))).toBe(1));
  });
});
