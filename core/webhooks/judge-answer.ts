import type { OutboundFailure, OutboundResponse } from '../outbound-http/outbound-http.ts';
import { retryAfterSeconds } from '../outbound-http/retry-after.ts';
import type { Result } from '../../kit/result.ts';

export type Verdict = {
  readonly isDelivered: boolean;
  readonly status?: number;
  readonly reason?: string;
  readonly answer?: string;
  /** It wants nothing any more. */
  readonly isGone: boolean;
  /** It, or what stands before it, is overloaded. */
  readonly isThrottled: boolean;
  readonly isTimeout: boolean;
  readonly retryAfterSeconds?: number;
};

const NOTHING = { isGone: false, isThrottled: false, isTimeout: false };
const THROTTLED = new Set([429, 502, 504]);

/** What an answer, or that there is none, says of a delivery. */
export function judgeAnswer(
  answered: Result<OutboundResponse, OutboundFailure>,
  now: Date,
): Verdict {
  if (!answered.ok) {
    const { kind } = answered.error;
    const isTimeout = kind === 'TimedOut';
    return { ...NOTHING, isDelivered: false, isTimeout, reason: reasonOf(answered.error) };
  }
  const { status, headers, body } = answered.value;
  const isDelivered = status >= 200 && status < 300;
  const seconds = retryAfterSeconds(headers['retry-after'], now);
  return {
    ...{ ...NOTHING, isDelivered, status, answer: body.toString('utf8') },
    ...(!isDelivered && { reason: statusReason(status) }),
    isGone: status === 410,
    isThrottled: THROTTLED.has(status),
    ...(!isDelivered && seconds !== undefined && { retryAfterSeconds: seconds }),
  };
}

function statusReason(status: number): string {
  if (status >= 300 && status < 400) {
    return `It answered ${status}: a redirect is not followed, give the URL that it leads to.`;
  }
  return status === 410
    ? 'It answered 410: it wants no messages any more.'
    : `It answered ${status}.`;
}

function reasonOf(failure: OutboundFailure): string {
  return failure.kind === 'ConnectionFailed'
    ? (CODES[failure.code] ?? `The connection failed (${failure.code}).`)
    : REASONS[failure.kind];
}

const REASONS = {
  UrlRefused: 'The URL may not be called.',
  AddressRefused: 'The host’s address is not public.',
  TimedOut: 'It did not answer within 15 seconds.',
  ResponseTooLarge: 'Its answer was too long.',
} as const;

/** What people can do something about. */
const CODES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'The host’s name is not known to the DNS.',
  ECONNREFUSED: 'Nothing listens at the host’s port.',
  ECONNRESET: 'The connection was cut.',
  CERT_HAS_EXPIRED: 'The certificate has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is signed by itself.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another host.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The certificate’s chain is not complete.',
  UND_ERR_CONNECT_TIMEOUT: 'The host took no connection in time.',
};
