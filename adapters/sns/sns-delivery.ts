import { SNSServiceException } from '@aws-sdk/client-sns';
import type { Delivery } from '../../core/mail/mailer.ts';

const THROTTLES = [
  'ThrottledException',
  'ThrottlingException',
  'Throttling',
  'KMSThrottlingException',
];

/** Names only: the messages of SNS quote numbers. */
export function snsFailure(error: unknown): Delivery {
  const { name, code } = described(error);
  if (['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(code)) {
    return { kind: 'Refused', reason: code, isTransient: true };
  }
  if (THROTTLES.includes(name)) return { kind: 'Refused', reason: name, isTransient: true };
  return error instanceof SNSServiceException && error.$fault === 'client'
    ? { kind: 'Refused', reason: name, isTransient: false }
    : { kind: 'Unknown', reason: name };
}

function described(error: unknown) {
  if (!(error instanceof Error)) return { name: 'Error', code: '' };
  return { name: error.name, code: 'code' in error ? String(error.code) : '' };
}
