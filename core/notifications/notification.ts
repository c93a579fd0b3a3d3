import type { Id } from '../../kit/id.ts';
import type { Channel } from './channel.ts';

export type NotificationId = Id<'ntf'>;

/** To whom: a member by the id of the user, or somebody by an address that the caller answers for. */
export type Recipient =
  | { readonly memberId: string; readonly phone?: string }
  | { readonly email: string; readonly phone?: string };

/** A value of a template's variable. */
export type TemplateData = Readonly<Record<string, string | number | boolean>>;

/** What was asked for: one template with its data to all of its recipients. */
export type Notification = {
  readonly id: NotificationId;
  readonly template: string;
  readonly data: TemplateData;
  /** `owners`: those who are when it is sent. */
  readonly to: 'owners' | readonly Recipient[];
  /** Where nobody of `to` is there any more, the owners are told. */
  readonly orOwners?: true;
  /** Those of the template where nothing is said. */
  readonly channels?: readonly Channel[];
  readonly createdAt: Date;
  /** It says what it gathered (digest.ts), and has no data of its own. */
  readonly isDigest?: true;
};

/**
 * `sending` was begun and did not end yet; `unknown` may have been sent; `muted` its recipient does not want;
 * `unreachable` has no address for the channel; `suppressed` and `bounced` the address does not take;
 * `digested` waits in a digest, whose end will be its own.
 */
export const MESSAGE_STATES = [
  'queued',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'failed',
  'suppressed',
  'unknown',
  'muted',
  'unreachable',
  'digested',
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** What only its maker knows of a message that was sent; the later one holds. */
export const REPORTED_STATES = ['failed', 'delivered', 'bounced'] as const;
export type ReportedState = (typeof REPORTED_STATES)[number];

/**
 * How far a message came by what its maker tells: of what it is not told, the state is before all these. What is
 * muted went nowhere, whatever is told of the digest that left it out.
 */
export const rankOf = (state: MessageState): number =>
  state === 'muted' ? Infinity : REPORTED_STATES.findIndex((one) => one === state);

/** One recipient's notification over one channel. */
export type Message = {
  readonly notificationId: NotificationId;
  /** A user's id, or `a_` and a digest of the address. */
  readonly recipientId: string;
  readonly channel: Channel;
  readonly state: MessageState;
  readonly attempts: number;
  /** Of a queued one: not before that. */
  readonly notBefore?: Date;
  readonly reason?: string;
  readonly updatedAt: Date;
};

export type MessageKey = Pick<Message, 'notificationId' | 'recipientId' | 'channel'>;

/** What a member finds in the inbox. */
export type InboxItem = {
  readonly id: NotificationId;
  readonly template: string;
  readonly category: string;
  readonly title: string;
  readonly text: string;
  readonly link?: string;
  readonly createdAt: Date;
  readonly readAt?: Date;
  readonly archivedAt?: Date;
};
