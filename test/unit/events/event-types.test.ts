import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { listEventTypesOperation } from '../../../functions/events/api/list-event-types.ts';
import { domainEvent } from '../../../core/events/domain-event.ts';
import { wants } from '../../../core/events/event-pattern.ts';
import { toldEvent } from '../../../core/webhooks/told-event.ts';
import { newId } from '../../../kit/id.ts';
import type { JsonObject } from '../../../kit/json.ts';
import { eventCatalog } from '../../../functions/event-description/event-catalog.ts';
import { withDeclared } from '../../../functions/events/api/declared-types.ts';
import { exampleOf } from '../../../functions/event-description/event-example.ts';
import { eventTypesOf } from '../../../functions/event-description/event-types.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { apiEvent, keyIdentity, tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';

const types = eventTypesOf(eventCatalog);
const OF_PLATFORM = [
  ...['flag.changed', 'invariant.counter_corrected', 'invariant.orphan_removed'],
  ...['platform_alert.raised', 'platform_alert.cleared'],
];

/** zod writes the pattern of a time beside its format. */
const ajv = new Ajv2020({ strict: true, allErrors: true, formats: { 'date-time': true } });

describe('the catalogue of events', () => {
  it('has all that tenants are told of, by name, and nothing of the platform alone', () => {
    const names = types.map(({ type }) => type);
    expect(names).toEqual(
      Object.keys(eventCatalog)
        .filter((type) => ![...OF_PLATFORM, 'tenant.erased'].includes(type))
        .sort(),
    );
  });

  it.each(types.map((one) => [one.type, one] as const))(
    '%s has an example that is valid by its schema',
    (type, { schema, example, group, version }) => {
      const validate = ajv.compile(schema);
      expect(validate(example), JSON.stringify(validate.errors)).toBe(true);
      expect(example).toMatchObject({ type, version });
      expect(type.startsWith(`${group}.`)).toBe(true);
      const { data } = example as { data?: object };
      const said = eventCatalog[type]?.data.shape ?? {};
      expect(Object.keys(data ?? {})).toEqual(Object.keys(said));
    },
  );

  it.each(types.map((one) => [one.type, one] as const))(
    '%s has a schema that refuses another type, and a message without data',
    (_type, { schema, example }) => {
      const validate = ajv.compile(schema);
      expect(validate({ ...example, type: 'other.type' })).toBe(false);
      expect(validate({ ...example, data: undefined })).toBe(false);
    },
  );
});

describe('what an endpoint is told', () => {
  it.each(['user', 'key', 'operator', 'support', 'system'] as const)(
    'is valid by the catalogue, done by %s',
    (kind) => {
      const tenantId = newId('tnt');
      const data = { collection: 'notes', id: newId('rec'), version: 2 };
      const event = domainEvent({
        ...{ type: 'record.updated', version: 1, tenantId, time: new Date(), data },
        actor: { kind, id: 'somebody' },
      });
      const entry = types.find(({ type }) => type === event.type);
      const validate = ajv.compile(entry?.schema ?? {});
      const told: unknown = JSON.parse(toldEvent(event, tenantId).body);
      expect(validate(told), JSON.stringify(validate.errors)).toBe(true);
    },
  );

  it.each(types.map(({ type, schema, example }) => ({ type, schema, example })))(
    'of $type is as its example, valid and without personal data',
    ({ type, schema, example }) => {
      const tenantId = newId('tnt');
      const entry = eventCatalog[type] ?? expect.fail('It is in no catalogue.');
      const data = exampleOf(z.toJSONSchema(entry.data, { io: 'input' })) as JsonObject;
      const event = domainEvent({
        ...{ type, version: entry.version, tenantId, time: new Date(), data },
        actor: { kind: 'operator', id: newId('opr') },
      });
      const { body } = toldEvent(event, tenantId);
      const told = JSON.parse(body) as { readonly data: unknown };
      const validate = ajv.compile(schema);
      expect(validate(told), JSON.stringify(validate.errors)).toBe(true);
      expect(told.data).toEqual(example.data);
      expect(body).not.toMatch(/@|opr_|As agreed/);
    },
  );
});

describe('GET /v1/event-types', () => {
  it.each([
    ['a viewer', tenantIdentity('viewer')],
    ['a key that may nothing else', keyIdentity(['records:read'])],
  ])('shows it to %s', async (_who, identity) => {
    const serve = edgeOf(listEventTypesOperation([...types]));
    const { statusCode, body } = await serve(apiEvent('GET /v1/event-types', { identity }));
    expect(statusCode).toBe(200);
    expect(JSON.parse(body ?? '')).toEqual({ items: JSON.parse(JSON.stringify(types)) as unknown });
  });
});

describe('a type that the platform file declares', () => {
  const data = {
    type: 'object',
    properties: { order: { $ref: '#/$defs/number' } },
    required: ['order'],
    $defs: { number: { type: 'string', pattern: '^[0-9]+$' } },
  };
  const declared = {
    'order.shipped': { version: 2, description: 'It left.', data, example: { order: '1042' } },
  };
  const all = withDeclared(types, declared);
  const own = all.find(({ type }) => type === 'order.shipped') ?? expect.fail('It is not listed.');

  it('stands in the list by its name, with its group, version and description', () => {
    expect(all).toHaveLength(types.length + 1);
    expect(all.map(({ type }) => type)).toEqual(all.map(({ type }) => type).sort());
    expect(own).toMatchObject({ group: 'order', version: 2, description: 'It left.' });
  });

  it('has a schema of the whole message that its example, and what endpoints are told, is valid by', () => {
    const validate = ajv.compile(own.schema);
    expect(validate(own.example), JSON.stringify(validate.errors)).toBe(true);
    const tenantId = newId('tnt');
    const event = domainEvent({
      ...{ type: 'order.shipped', version: 2, tenantId, time: new Date(), data: { order: '7' } },
      actor: { kind: 'key', id: newId('key') },
    });
    const { body } = toldEvent({ ...event, source: 'freehold.product' }, tenantId);
    expect(validate(JSON.parse(body))).toBe(true);
    expect(validate({ ...own.example, data: { order: 'seven' } })).toBe(false);
    expect(validate({ ...own.example, version: 1 })).toBe(false);
    expect(wants(['order.*'], own.type)).toBe(true);
  });
});
