import * as z from 'zod';
import type { OutboundHttp } from '../outbound-http/outbound-http.ts';
import type { LeakReporterKeys } from './leak-report.ts';

const published = z.object({
  public_keys: z.array(z.object({ key_identifier: z.string(), key: z.string() })),
});

/** After so long a key that was withdrawn counts no more. */
const GOOD_FOR_MS = 3_600_000;
/** Made-up identifiers make no more requests than that, nor does a time in which none is answered. */
const ASKED_AGAIN_AFTER_MS = 60_000;

type Options = {
  readonly http: OutboundHttp;
  readonly url: string;
  readonly now?: () => Date;
};

/** The keys that GitHub publishes for its secret scanning, fetched when they are first needed. */
export class PublishedScanningKeys implements LeakReporterKeys {
  readonly #http: OutboundHttp;
  readonly #url: string;
  readonly #now: () => Date;
  #keys = new Map<string, string>();
  #fetchedAt = -Infinity;
  #askedAt = -Infinity;

  constructor({ http, url, now = () => new Date() }: Options) {
    this.#http = http;
    this.#url = url;
    this.#now = now;
  }

  async find(identifier: string): Promise<string | null> {
    const ageMs = this.#now().getTime() - this.#fetchedAt;
    const isKnown = this.#keys.has(identifier);
    if (ageMs > (isKnown ? GOOD_FOR_MS : ASKED_AGAIN_AFTER_MS)) await this.#fetch();
    return this.#keys.get(identifier) ?? null;
  }

  async #fetch(): Promise<void> {
    const now = this.#now().getTime();
    if (now - this.#askedAt <= ASKED_AGAIN_AFTER_MS) throw new KeysUnavailableError();
    this.#askedAt = now;
    const answer = await this.#http.send({
      method: 'GET',
      url: this.#url,
      headers: { accept: 'application/json', 'user-agent': 'freehold' },
      isSafeToRepeat: true,
      totalTimeoutSeconds: 8,
    });
    if (!answer.ok || answer.value.status !== 200) throw new KeysUnavailableError();
    const { public_keys } = published.parse(JSON.parse(answer.value.body.toString('utf8')));
    this.#keys = new Map(public_keys.map(({ key_identifier, key }) => [key_identifier, key]));
    this.#fetchedAt = now;
  }
}

class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
  /** As the SDK marks its own: who reports tries again. */
  readonly $retryable = { throttling: false };

  constructor() {
    super('The published keys of secret scanning cannot be fetched for now.');
  }
}
