import { webhookHeaders } from '../../kit/standard-webhooks.ts';
import { textOfLines } from '../../kit/text-of-lines.ts';
import type { OutboundHttp } from '../outbound-http/outbound-http.ts';
import type { StreamBatch, StreamSender } from './deliver-stream.ts';

export type HttpsStreamSenderOptions = {
  readonly http: OutboundHttp;
  readonly url: string;
  readonly secret: string;
  readonly now: () => Date;
};

const TIMEOUT_SECONDS = 15;
const MAX_ANSWER_BYTES = 65_536;

/** Posts each batch as JSON Lines, signed as a Standard Webhook. The next run tries again, not this one. */
export class HttpsStreamSender implements StreamSender {
  readonly #options: HttpsStreamSenderOptions;

  constructor(options: HttpsStreamSenderOptions) {
    this.#options = options;
  }

  async send({ id, lines }: StreamBatch): Promise<string | null> {
    const { http, url, secret, now } = this.#options;
    const body = textOfLines(lines);
    const answered = await http.send({
      ...{ method: 'POST', url, body, isSafeToRepeat: false },
      headers: {
        'content-type': 'application/x-ndjson',
        ...webhookHeaders({ id, time: now(), body }, secret),
      },
      headersTimeoutSeconds: TIMEOUT_SECONDS,
      totalTimeoutSeconds: TIMEOUT_SECONDS,
      maxResponseBytes: MAX_ANSWER_BYTES,
    });
    if (!answered.ok) return REASONS[answered.error.kind];
    const { status } = answered.value;
    return status >= 200 && status < 300 ? null : `It answered ${status}.`;
  }
}

const REASONS = {
  UrlRefused: 'The URL may not be called.',
  AddressRefused: 'The host’s address is not public.',
  TimedOut: 'It did not answer within 15 seconds.',
  ResponseTooLarge: 'Its answer was longer than 64 KB.',
  ConnectionFailed: 'The connection failed.',
} as const;
