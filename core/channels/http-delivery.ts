import type { Result } from '../../kit/result.ts';
import type { Delivery } from '../mail/mailer.ts';
import type { OutboundFailure, OutboundResponse } from '../outbound-http/outbound-http.ts';

type Answered = Result<OutboundResponse, OutboundFailure>;
type Reading = {
  readonly messageIdOf: (response: OutboundResponse) => string;
  /** A word of the maker's for the refusal, without what it was about. */
  readonly reasonOf?: (response: OutboundResponse) => string;
};

/** The connection was never made, so nothing was sent. */
export const NEVER_ARRIVED: readonly string[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];
/** Too many requests; or our own key is wrong, which an operator repairs: what waits is sent then. */
const TRANSIENT_STATUSES = [401, 403, 429];

/** What a maker's answer over HTTP says of a message that was handed over once. */
export function httpDelivery(answered: Answered, { messageIdOf, reasonOf }: Reading): Delivery {
  if (!answered.ok) return failedDelivery(answered.error);
  const { status } = answered.value;
  if (status >= 200 && status < 300) {
    return { kind: 'Accepted', messageId: messageIdOf(answered.value) };
  }
  const reason = reasonOf?.(answered.value) ?? `Status${status}`;
  return status >= 500
    ? { kind: 'Unknown', reason }
    : { kind: 'Refused', reason, isTransient: TRANSIENT_STATUSES.includes(status) };
}

function failedDelivery(failure: OutboundFailure): Delivery {
  if (failure.kind === 'ConnectionFailed') {
    return NEVER_ARRIVED.includes(failure.code)
      ? { kind: 'Refused', reason: failure.code, isTransient: true }
      : { kind: 'Unknown', reason: failure.code };
  }
  const isCertain = failure.kind === 'UrlRefused' || failure.kind === 'AddressRefused';
  return isCertain
    ? { kind: 'Refused', reason: failure.kind, isTransient: false }
    : { kind: 'Unknown', reason: failure.kind };
}
