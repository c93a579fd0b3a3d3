import { isId } from '../../kit/id.ts';
import { CHANNELS, type Channel } from './channel.ts';
import type { MessageKey } from './notification.ts';

/** Of letters, digits, `_` and `-`: it goes out with the message and comes back with what its maker tells. */
export const textOfMessageKey = ({ notificationId, recipientId, channel }: MessageKey): string =>
  `${notificationId}-${recipientId}-${channel}`;

const TEXT = /^(?<notificationId>ntf_[0-9a-z]+)-(?<recipientId>[\w-]{1,64})-(?<channel>[a-z_]+)$/;

/** Null for the key of a mail that is no notification. */
export function messageKeyOf(text: string): MessageKey | null {
  const { notificationId = '', recipientId = '', channel = '' } = TEXT.exec(text)?.groups ?? {};
  const isKnown = isId('ntf', notificationId) && isChannel(channel);
  return isKnown ? { notificationId, recipientId, channel } : null;
}

const isChannel = (text: string): text is Channel => CHANNELS.some((one) => one === text);
