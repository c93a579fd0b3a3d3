import { createHash } from 'node:crypto';
import type { Id } from '../../kit/id.ts';
import { derivedId } from '../../kit/id.ts';
import type { UsageEvent } from './usage-event.ts';

const digest = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/** Of an event among those of its tenant; its time is no part of it. */
export const eventIdentity = ({ source, id }: Pick<UsageEvent, 'source' | 'id'>): string =>
  digest(source, id);

export const memberId = (windowId: string, member: string): string => digest(windowId, member);

/** Of a message by its body: the queue gives one that comes back from the dead letters a new id, and the same body. */
export const messageIdOf = (text: string): string => digest(text);

/** What an event is called where it cannot be counted; the same each time its message is given. */
export const quarantineId = (receivedAt: Date, requestId: string, index: number): Id<'uqe'> =>
  derivedId('uqe', receivedAt, `${requestId} ${index}`);
