import { deliveryNotice, type DeliveryNotice } from '../../core/notifications/delivery-notice.ts';
import { noticeOfSes } from '../ses/notice-of-ses.ts';

/** A message of the queue: what EventBridge passed on from SES, or a notice. Null of a mail of no tenant; throws at anything else. */
export function noticeIn(text: string): DeliveryNotice | null {
  const value: unknown = JSON.parse(text);
  const told = noticeOfSes(value);
  return told === undefined ? deliveryNotice.parse(value) : told;
}
