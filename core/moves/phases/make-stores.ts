import { allEnded } from '../../../kit/all-ended.ts';
import { isSamePrefix, isSameTable } from '../../tenancy/placement.ts';
import { STORES_LIMIT_SECONDS, STORES_POLL_SECONDS } from '../move-waits.ts';
import { CONTINUE, endsOf, secondsSince, type Ends, type Phase } from './phase.ts';

/** Lets the machine make what the tenant shall have to itself, then its place there by its own session. */
export const makeStores: Phase = async (ports, held, told) => {
  const ends = await endsOf(ports, held.move);
  if (ends.new.own && told?.stores !== 'ready') {
    if (told?.stores === 'refused') return refused(told.reason ?? 'The stores cannot be made.');
    const age = secondsSince(held.move.reached['making-stores'], ports.now());
    if (age > STORES_LIMIT_SECONDS) return refused('The stores were not ready within an hour.');
    return {
      outcome: 'make-stores',
      seconds: told?.stores === 'pending' ? STORES_POLL_SECONDS : 0,
    };
  }
  await allEnded(placesToPrepare(ports, ends).map((store) => store.prepare(ends.to)));
  await held.enter('copying');
  return CONTINUE;

  async function refused(reason: string) {
    await held.refuse(reason);
    return CONTINUE;
  }
};

/** What both homes share is the tenant's place already. */
const placesToPrepare = ({ table, bucket }: Parameters<Phase>[0], ends: Ends) => [
  ...(isSameTable(ends.old, ends.new) ? [] : [table]),
  ...(isSamePrefix(ends.old, ends.new) ? [] : [bucket]),
];
