import { NEVER_ARRIVED } from '../../core/channels/http-delivery.ts';
import type { Delivery } from '../../core/mail/mailer.ts';

/** What a call of AWS that failed says of a message. Names only: AWS's texts quote addresses and numbers. */
export function failedDelivery(error: unknown, throttles: readonly string[]): Delivery {
  const { name, code, isRefusal } = described(error);
  if (NEVER_ARRIVED.includes(code)) return { kind: 'Refused', reason: code, isTransient: true };
  if (throttles.includes(name)) return { kind: 'Refused', reason: name, isTransient: true };
  return isRefusal
    ? { kind: 'Refused', reason: name, isTransient: false }
    : { kind: 'Unknown', reason: name };
}

function described(error: unknown) {
  if (!(error instanceof Error)) return { name: 'Error', code: '', isRefusal: false };
  const { name } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { name, code, isRefusal: '$fault' in error && error.$fault === 'client' };
}
