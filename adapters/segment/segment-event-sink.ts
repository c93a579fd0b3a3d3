import type { CountedEvent, RawUsageLog } from '../../core/metering/raw-usage-log.ts';
import type { OutboundHttp } from '../../core/outbound-http/outbound-http.ts';
import type { Secrets } from '../../core/secrets/secrets.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { inBatches } from '../../kit/in-batches.ts';

export type SegmentOptions = {
  readonly http: OutboundHttp;
  readonly secrets: Pick<Secrets, 'get'>;
  readonly writeKeyName: string;
  /** `https://api.segment.io/v1`, or that of another region. */
  readonly apiUrl: string;
};

/** Segment takes 500 KB a request (https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/http-api). */
const MAX_BYTES = 480 * 1024;
const MAX_MESSAGES = 100;

/**
 * Hands tracked events to Segment. What is handed over again has the same `messageId`, which Segment drops. Throws where
 * any was not taken: all are handed over again.
 */
export class SegmentEventSink implements Pick<RawUsageLog, 'append'> {
  readonly #options: SegmentOptions;

  constructor(options: SegmentOptions) {
    this.#options = options;
  }

  async append(tenantId: TenantId, events: readonly CountedEvent[]): Promise<void> {
    const { secrets, writeKeyName } = this.#options;
    const writeKey = await secrets.get(writeKeyName);
    const messages = events.map((event) => JSON.stringify(messageOf(tenantId, event)));
    const limits = {
      count: MAX_MESSAGES,
      weight: MAX_BYTES,
      weigh: (text: string) => Buffer.byteLength(text),
    };
    for (const batch of inBatches(messages, limits)) await this.#post(writeKey, batch);
  }

  async #post(writeKey: string, messages: readonly string[]): Promise<void> {
    const { http, apiUrl } = this.#options;
    const answered = await http.send({
      method: 'POST',
      url: `${apiUrl}/batch`,
      headers: {
        authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: `{"batch":[${messages.join(',')}]}`,
      isSafeToRepeat: true,
      totalTimeoutSeconds: 15,
    });
    if (!answered.ok) throw new EventsNotTakenError(answered.error.kind);
    const { status } = answered.value;
    if (status < 200 || status >= 300) throw new EventsNotTakenError(`Status${status}`);
  }
}

/** Users of two tenants may be called alike, and are not the same. Who is unknown is nobody else. */
function messageOf(tenantId: TenantId, { event, identity }: CountedEvent) {
  const { type, time, data } = event;
  const { properties = {}, userId } = data;
  const messageId = `${tenantId}:${identity}`;
  return {
    ...{ type: 'track', messageId, event: type, timestamp: time.toISOString(), properties },
    ...(typeof userId === 'string'
      ? { userId: `${tenantId}:${userId}` }
      : { anonymousId: messageId }),
    context: { groupId: tenantId },
  };
}

class EventsNotTakenError extends Error {
  override readonly name = 'EventsNotTakenError';

  constructor(reason: string) {
    super(`Segment did not take the events: ${reason}.`);
  }
}
