import { allEnded } from '../../../kit/all-ended.ts';
import { SessionRefusedError } from '../../provisioning/tenant-store.ts';
import { isSamePrefix, isSameTable } from '../../tenancy/placement.ts';
import { STORES_LIMIT_SECONDS, STORES_POLL_SECONDS } from '../move-waits.ts';
import {
  CONTINUE,
  endsOf,
  secondsSince,
  type AdvancePorts,
  type Ends,
  type Phase,
  type Told,
} from './phase.ts';

/** Lets the machine make what the tenant shall have to itself, then its place there by its own session. */
export const makeStores: Phase = async (ports, held, told) => {
  const ends = await endsOf(ports, held.move);
  const isMissing = ends.new.dedicated !== undefined && told?.stores !== 'ready';
  const age = secondsSince(held.move.reached['making-stores'], ports.now());
  const refusal = isMissing ? refusalOf(told, age) : undefined;
  if (refusal !== undefined) {
    await held.refuse(refusal);
    return CONTINUE;
  }
  if (isMissing) {
    const seconds = told?.stores === 'pending' ? STORES_POLL_SECONDS : 0;
    return { outcome: 'make-stores', seconds };
  }
  if (!(await isPrepared(ports, ends))) {
    if (age <= STORES_LIMIT_SECONDS) return { outcome: 'wait', seconds: STORES_POLL_SECONDS };
    await held.refuse('The tenant’s own session does not open its new place.');
    return CONTINUE;
  }
  await held.enter('copying');
  return CONTINUE;
};

function refusalOf(told: Told | undefined, age: number): string | undefined {
  if (told?.stores === 'refused') return told.reason ?? 'The stores cannot be made.';
  return age > STORES_LIMIT_SECONDS ? 'The stores were not ready within an hour.' : undefined;
}

/** False while a new key does not know the tenant's session. */
async function isPrepared(ports: AdvancePorts, ends: Ends): Promise<boolean> {
  try {
    await allEnded(placesToPrepare(ports, ends).map((store) => store.prepare(ends.to)));
    return true;
  } catch (error) {
    if (error instanceof SessionRefusedError) return false;
    throw error;
  }
}

/** What both homes share is the tenant's place already. */
const placesToPrepare = ({ table, bucket }: AdvancePorts, ends: Ends) => [
  ...(isSameTable(ends.old, ends.new) ? [] : [table]),
  ...(isSamePrefix(ends.old, ends.new) ? [] : [bucket]),
];
