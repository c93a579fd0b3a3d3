import type { Delivery } from '../../core/mail/mailer.ts';
import { failedDelivery } from '../aws/failed-delivery.ts';

const THROTTLES = [
  'ThrottledException',
  'ThrottlingException',
  'Throttling',
  'KMSThrottlingException',
];

export const snsFailure = (error: unknown): Delivery => failedDelivery(error, THROTTLES);
