import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { entryOfEvent } from '../../../core/audit/entry-of-event.ts';
import { masked } from '../../../core/audit/mask.ts';
import type { Principal } from '../../../core/access/principal.ts';
import { domainEvent, occasionOf } from '../../../core/events/domain-event.ts';
import { eventCatalog } from '../../../functions/event-description/event-catalog.ts';
import type { JsonObject } from '../../../kit/json.ts';
import {
  keyIdentity,
  requestInfo,
  supportIdentity,
} from '../../support/tenancy/tenant-contexts.ts';
import { TENANT } from '../../support/audit/audit-log.ts';

const occasion = {
  time: new Date('2026-11-27T12:00:00.000Z'),
  actor: { kind: 'user', id: 'ada' },
  request: requestInfo,
} as const;
const eventOf = (type: string, data: object, tenantId: string = TENANT) =>
  domainEvent({ type, version: 1, tenantId, ...occasion, data });

describe('entryOfEvent', () => {
  it('is the same however often it is made, and bears the event’s id', () => {
    const event = eventOf('role.created', { roleId: 'rol_1', name: 'Clerk', permissions: [] });
    const { entry } = entryOfEvent(event);
    expect(entryOfEvent(event).entry).toEqual(entry);
    expect(entry).toMatchObject({
      id: event.id.replace('evt_', 'aud_'),
      tenantId: TENANT,
      time: '2026-11-27T12:00:00.000Z',
      actor: { kind: 'user', id: 'ada' },
      action: 'role.created',
      target: { kind: 'role', id: 'rol_1' },
      requestId: 'request-1',
      result: 'done',
    });
  });

  it.each([
    { who: 'support', identity: supportIdentity(), kind: 'support_access', id: 'accessId' },
    {
      who: 'a personal key',
      identity: keyIdentity([], { memberId: 'bob' }),
      kind: 'user',
      id: 'memberId',
    },
  ])('tells on whose behalf $who acts', ({ identity, kind, id }) => {
    const principal = { ...identity, request: requestInfo } as Principal;
    const { entry } = entryOfEvent(
      domainEvent({
        ...{ type: 'record.read', version: 1, tenantId: TENANT, data: {} },
        ...occasionOf(principal, occasion.time),
      }),
    );
    expect(entry.actor).toEqual({
      ...{ kind: identity.kind, id: identity.id },
      onBehalfOf: { kind, id: (identity as Readonly<Record<string, unknown>>)[id] },
    });
  });

  it('tells source and agent beside the entry, not in it', () => {
    const { entry, personal } = entryOfEvent(eventOf('user.renamed', { userId: 'ada' }));
    expect(personal).toMatchObject({ sourceIp: '192.0.2.1', userAgent: 'vitest' });
    expect(JSON.stringify(entry)).not.toMatch(/192\.0\.2\.1|vitest/);
  });

  it.each([
    [
      'member.role_changed',
      { userId: 'u', role: 'admin', previousRole: 'member' },
      { role: 'member' },
    ],
    ['role.changed', { roleId: 'r', permissions: ['a'], before: ['b'] }, { permissions: ['b'] }],
    ['policy.changed', { policy: { a: 1 }, previous: { policy: { a: 2 } } }, { policy: { a: 2 } }],
  ])('of %s says what was before', (type, data, before) => {
    const { entry } = entryOfEvent(eventOf(type, data));
    expect(entry.before).toEqual(before);
    expect(Object.keys(entry.after ?? {})).not.toContain('previous');
  });

  it.each([
    ['record.updated', { collection: 'notes', id: 'rec_1', version: 2 }, 'rec_1'],
    ['support_access.used', { accessId: 'sup_1' }, 'sup_1'],
    ['member.ownership_transferred', { fromUserId: 'a', toUserId: 'b' }, 'b'],
    ['api_key.revoked', { keyId: 'key_1' }, 'key_1'],
    ['feature.of_a_company', { featureId: 'f_1' }, 'f_1'],
    ['tenant.updated', { slug: 'acme' }, TENANT],
  ])('of %s names what it was done to', (type, data, id) => {
    expect(entryOfEvent(eventOf(type, data)).entry.target.id).toBe(id);
  });

  it('puts what concerns the operators and the whole platform into one log', () => {
    const of = (tenantId: string) =>
      entryOfEvent(eventOf('flag.changed', {}, tenantId)).entry.tenantId;
    expect([of('tnt_platform'), of('platform'), of(TENANT)]).toEqual([
      'platform',
      'platform',
      TENANT,
    ]);
  });

  it('tells what is too large by its fingerprint', () => {
    const { entry } = entryOfEvent(
      eventOf('flag.changed', { flag: 'f', onTenants: ['x'.repeat(20_000)] }),
    );
    expect(Object.keys(entry.after ?? {})).toEqual(['bytes', 'fingerprint']);
  });
});

describe('masked', () => {
  it('keeps personal data beside, by its pointer, and secrets nowhere', () => {
    const { data, personal } = masked(
      {
        operatorName: 'grace@freehold.example',
        password: 'hunter2',
        reason: 'Write to ada@acme.example',
        role: { name: 'Clerk' },
      },
      ['after'],
    );
    expect(data).toEqual({
      operatorName: '***',
      password: '***',
      reason: '***',
      role: { name: 'Clerk' },
    });
    expect(personal).toEqual({
      '/after/operatorName': 'grace@freehold.example',
      '/after/reason': 'Write to ada@acme.example',
    });
  });

  it('tells a setting that is about a secret, and is none', () => {
    const policy = { passwordMinimumLength: 12, passwordHint: 'rosebud' };
    const { data } = masked({ policy });
    expect(data).toEqual({ policy: { passwordMinimumLength: 12, passwordHint: '***' } });
  });

  it('takes no member of an event that has one of some fixed words for a secret', () => {
    for (const { data } of Object.values(eventCatalog)) {
      const { properties = {} } = z.toJSONSchema(data, { unrepresentable: 'any' });
      for (const [name, schema] of Object.entries(properties)) {
        const [word] = (schema as { enum?: readonly string[] }).enum ?? [];
        if (word !== undefined) expect(masked({ [name]: word }).data).toEqual({ [name]: word });
      }
    }
  });

  it.each(['x'.repeat(200_000), 'x@'.repeat(100_000), `x@${'.y@'.repeat(70_000)}`])(
    'takes no time for a long text',
    (reason) => {
      const before = performance.now();
      masked({ reason });
      expect(performance.now() - before).toBeLessThan(500);
    },
  );

  it('lets no e-mail address through, wherever it stands', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.emailAddress(), fc.string(), (value, email, name) => {
        const { data } = masked({
          [name]: [{ deep: { text: `of ${email}.` } }],
          value,
        } as JsonObject);
        expect(JSON.stringify(data)).not.toContain(email);
      }),
      { numRuns: 200 },
    );
  });
});
