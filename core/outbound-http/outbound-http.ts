import type { Result } from '../../kit/result.ts';

/** The one way to systems outside AWS: tenants' webhooks, billing, mail and analytics providers. */
export interface OutboundHttp {
  /**
   * Any answer is a value, 3xx, 4xx and 5xx included; no redirect is followed. A request that is safe
   * to repeat is repeated while its total time lasts: after 429, 502, 503 and 504, and when its
   * connection fails. An expected failure says nothing of the request's content.
   */
  send(request: OutboundRequest): Promise<Result<OutboundResponse, OutboundFailure>>;
}

export type OutboundRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** HTTPS, without credentials; private addresses are refused, whatever name resolves to them. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** The receiver does the same once, however often it is asked: by method or by an idempotency key. */
  readonly isSafeToRepeat: boolean;
  readonly headersTimeoutSeconds?: number;
  /** Of all attempts and the waits between them; 30 s where nothing is said. */
  readonly totalTimeoutSeconds?: number;
  readonly maxResponseBytes?: number;
  /** Of a longer answer the beginning is enough; it is a failure else. */
  readonly isAnswerCut?: boolean;
};

export type OutboundResponse = {
  readonly status: number;
  /** Names in lower case; of a header that stands several times, the values joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

export type OutboundFailure =
  /** No URL that may be called: another scheme or port, credentials in it, or no URL at all. */
  | { readonly kind: 'UrlRefused' }
  /** The URL's host is, or resolves to, an address that is not public. */
  | { readonly kind: 'AddressRefused' }
  | { readonly kind: 'TimedOut' }
  | { readonly kind: 'ResponseTooLarge' }
  | { readonly kind: 'ConnectionFailed'; readonly code: string };
