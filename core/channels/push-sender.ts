import type { Delivery } from '../mail/mailer.ts';

/** Where a device is reached. */
export type PushTarget =
  /** A browser's `PushSubscription`: https://www.w3.org/TR/push-api/#pushsubscription-interface */
  | {
      readonly kind: 'web_push';
      readonly endpoint: string;
      readonly keys: { readonly p256dh: string; readonly auth: string };
    }
  /** An app on a phone: the endpoint that SNS has for its token. */
  | { readonly kind: 'sns'; readonly endpointArn: string };

export type Push = {
  readonly to: PushTarget;
  readonly title: string;
  readonly body: string;
  /** Where a tap leads. */
  readonly url?: string;
  readonly key?: string;
  readonly tenantId?: string;
};

/** The target is no more: it must be forgotten, as push services ask of their senders. */
export type TargetGone = { readonly kind: 'Gone' };

export interface PushSender {
  /** Hands the push over once, without repeating by itself. Never throws: each end is a value. */
  send(push: Push): Promise<Delivery | TargetGone>;
}
