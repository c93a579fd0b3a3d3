import type { Delivery } from '../../../core/mail/mailer.ts';
import type { Mood } from './maker-server.ts';

const ENDINGS: Readonly<Record<Mood, Delivery | undefined>> = {
  accepts: undefined,
  throttles: { kind: 'Refused', reason: 'Throttled', isTransient: true },
  rejectsKey: { kind: 'Refused', reason: 'KeyRejected', isTransient: true },
  refuses: { kind: 'Refused', reason: 'Refused', isTransient: false },
  breaks: { kind: 'Unknown', reason: 'Status500' },
  hangsUp: { kind: 'Unknown', reason: 'ECONNRESET' },
};

/** As a fake ends in the maker's mood. */
export const endingOf = (mood: Mood): Delivery | undefined => ENDINGS[mood];
