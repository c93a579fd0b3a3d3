import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { tenantChangeOf } from '../../../adapters/dynamodb/events/tenant-change.ts';
import { toCopy } from '../../../adapters/dynamodb/moves/placed-item.ts';
import { toItem } from '../../../adapters/dynamodb/records/record-item.ts';
import { toTombstoneItem } from '../../../adapters/dynamodb/tenancy/tombstone-item.ts';
import { eventCatalog } from '../../../functions/event-description/event-catalog.ts';
import { fromEventText, toEventText } from '../../../core/events/event-text.ts';
import { partitionOf, placementOf } from '../../../core/tenancy/placement.ts';
import { newId } from '../../../kit/id.ts';
import type { ApiKeyPrincipal } from '../../../core/access/principal.ts';
import { tenantContextOf } from '../../../functions/edge/tenant-context-of.ts';
import { keyIdentity, requestInfo, tenantContext } from '../../support/tenancy/tenant-contexts.ts';

const tenant = tenantContext();
const placement = placementOf(tenant, {
  partition: 'aws',
  region: 'us-east-1',
  accountId: '000000000000',
  tableName: 'tenants',
  bucketName: 'files',
  stage: 'dev',
});
const time = new Date('2026-11-27T01:02:03.004Z');
const changedBy = { kind: 'user', id: 'usr_1', requestId: 'req-1' } as const;
const record = { collection: 'notes', id: newId('rec'), data: { secret: 'word' }, createdAt: time };
const created = {
  pk: partitionOf(placement, record.collection),
  ...toItem(record, { ...tenant, changedBy }),
};
const recordDeleted = { id: record.id, collection: 'notes', version: 3 };
const file = { id: newId('fil'), version: 1 };
const tombstone = (what: typeof recordDeleted | typeof file) =>
  toTombstoneItem(placement, { ...what, changedBy, deletedAt: time });

const suppressed = {
  ...{ pk: `${placement.partitionKey}#NOTIFICATIONS`, sk: newId('sup'), version: 1 },
  ...{ channel: 'email', reason: 'bounce', address: 'word@acme.example' },
  ...{ changedBy, updatedAt: time.toISOString() },
};

const eventOf = (item: object) => tenantChangeOf(marshall(item));

describe('the event of an item in the stream of a tenants’ table', () => {
  it.each([
    ['record.created', created, { collection: 'notes', id: record.id, version: 1 }],
    ['record.updated', { ...created, version: 2 }, { id: record.id, version: 2 }],
    ['record.deleted', tombstone(recordDeleted), recordDeleted],
    ['file.deleted', tombstone(file), { id: file.id }],
    [
      'suppression.added',
      suppressed,
      { suppressionId: suppressed.sk, channel: 'email', reason: 'bounce' },
    ],
    [
      'suppression.removed',
      { ...suppressed, version: 2, freedAt: time.toISOString() },
      { suppressionId: suppressed.sk },
    ],
  ])('is %s, as its schema promises, with who did it and without content', (type, item, data) => {
    const event = eventOf(item);
    expect(event).toMatchObject({
      type,
      time,
      tenantId: tenant.tenantId,
      actor: { kind: 'user', id: 'usr_1' },
      request: { id: 'req-1' },
      data,
    });
    expect(() => eventCatalog[type]?.data.strict().parse(event?.data)).not.toThrow();
    expect(JSON.stringify(event)).not.toContain('word');
    expect(event && fromEventText(toEventText(event))).toEqual(event);
  });

  it('has an id that its change alone tells', () => {
    const ids = [
      created,
      { ...created, version: 2 },
      tombstone(recordDeleted),
      tombstone(file),
    ].map((item) => [eventOf(item)?.id, eventOf(item)?.id]);
    expect(ids.every(([one, again]) => one === again)).toBe(true);
    expect(new Set(ids.flat()).size).toBe(4);
  });

  it.each([
    [undefined, { kind: 'key' }],
    ['usr_1', { kind: 'key', onBehalfOf: { kind: 'user', id: 'usr_1' } }],
  ])('tells on whose behalf a key did it: %s', (memberId, actor) => {
    const key = keyIdentity(['records:write'], { memberId });
    const context = tenantContextOf({ ...key, request: requestInfo } as ApiKeyPrincipal);
    const item = { ...created, ...toItem(record, { ...tenant, changedBy: context.changedBy }) };
    const event = eventOf(item);
    expect(event?.actor).toEqual({ ...actor, id: key.id });
    expect(event && fromEventText(toEventText(event))).toEqual(event);
  });

  it('is told once of a version that a move copied, and again of the next one', () => {
    const copy = toCopy(marshall(created));
    expect(tenantChangeOf(copy)).toBeNull();
    expect(tenantChangeOf({ ...copy, version: { N: '2' } })).toMatchObject({
      type: 'record.updated',
    });
  });

  it('is the system’s where an older item does not say who changed it', () => {
    const older = { ...created, changedBy: undefined };
    expect(tenantChangeOf(marshall(older, { removeUndefinedValues: true }))?.actor).toEqual({
      kind: 'system',
      id: 'unknown',
    });
  });

  it('is none of what is no record: that throws', () => {
    expect(() => eventOf({ pk: `T#${tenant.tenantId}`, sk: 'rec_1', version: 1 })).toThrow();
    expect(() => tenantChangeOf(undefined)).toThrow();
  });
});
