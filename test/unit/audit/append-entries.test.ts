import type { Context, SQSEvent } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { domainEvent } from '../../../core/events/domain-event.ts';
import { toEventText } from '../../../core/events/event-text.ts';
import { appendEntriesHandler } from '../../../functions/audit/append-entries/append-entries.ts';
import { logger } from '../../../kit/log.ts';
import { FakeAuditAppender } from '../../fakes/fake-audit-appender.ts';
import { requestInfo } from '../../support/tenancy/tenant-contexts.ts';

vi.spyOn(logger, 'info').mockImplementation(() => undefined);
vi.spyOn(logger, 'warn').mockImplementation(() => undefined);

const happened = (tenantId: string) =>
  domainEvent({
    ...{
      type: 'feature.of_a_company',
      version: 7,
      tenantId,
      time: new Date(),
      request: requestInfo,
    },
    actor: { kind: 'user', id: 'ada' },
    data: { featureId: 'f' },
  });
const bodyOf = (event: ReturnType<typeof happened>) =>
  JSON.stringify({ detail: JSON.parse(toEventText(event)) as unknown });

function arrange() {
  const appender = new FakeAuditAppender();
  const cipher = {
    encrypt: (tenantId: string, text: string) => Promise.resolve(`${tenantId} ${text}`),
    decrypt: () => Promise.resolve(null),
  };
  const handler = appendEntriesHandler({
    ...{ appender, cipher },
    retention: { daysOf: () => Promise.resolve(30) },
  });
  const receive = async (...bodies: string[]) => {
    const Records = bodies.map((body, at) => ({ body, messageId: String(at) }));
    const { batchItemFailures } = await handler({ Records } as SQSEvent, {} as Context);
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };
  return { appender, receive };
}

describe('appendEntries', () => {
  it('writes an entry of every event, of types that it does not know too, each tenant’s apart', async () => {
    const { appender, receive } = arrange();
    const events = [
      happened('tnt_1'),
      happened('tnt_2'),
      happened('tnt_1'),
      happened('tnt_platform'),
    ];
    expect(await receive(...events.map(bodyOf))).toEqual([]);
    const count = (tenantId: string) => appender.of(tenantId).length;
    expect([count('tnt_1'), count('tnt_2'), count('platform')]).toEqual([2, 1, 1]);
  });

  it('writes one however often the event comes', async () => {
    const { appender, receive } = arrange();
    const body = bodyOf(happened('tnt_1'));
    await receive(body, body);
    await receive(body);
    expect(appender.of('tnt_1')).toHaveLength(1);
  });

  it('encrypts the address beside the entry, and keeps it as long as the tenant’s plan says', async () => {
    const { appender, receive } = arrange();
    const event = happened('tnt_1');
    await receive(bodyOf(event));
    const [entry] = appender.of('tnt_1');
    expect(entry?.personal).toBe('tnt_1 {"sourceIp":"192.0.2.1","userAgent":"vitest"}');
    expect(entry?.text).not.toContain('192.0.2.1');
    expect(entry?.expiresAt).toBe(Math.floor(event.time.getTime() / 1_000) + 30 * 86_400);
  });

  it('sends back what is no event, and all of a tenant whose log cannot be written', async () => {
    const { appender, receive } = arrange();
    expect(await receive('{', bodyOf(happened('tnt_1')), '{"detail":{}}')).toEqual(['0', '2']);
    appender.isBroken = true;
    expect(await receive(bodyOf(happened('tnt_1')))).toEqual(['0']);
  });
});
