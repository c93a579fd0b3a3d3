import type { IsolationStrategy } from '../../../core/tenancy/isolation-strategy.ts';
import { attackerOf, victimOf, type Attacker, type Victim } from './parties.ts';

/** Made once, for the first who asks. */
function once<Party>(make: (strategy: IsolationStrategy) => Promise<Party>) {
  const made = new Map<IsolationStrategy, Promise<Party>>();
  return (strategy: IsolationStrategy): Promise<Party> => {
    const party = made.get(strategy) ?? make(strategy);
    made.set(strategy, party);
    return party;
  };
}

/** One of each under each strategy for a whole file: a tenant of its own takes seconds to make. */
export const partyPool = (): {
  victim: (strategy: IsolationStrategy) => Promise<Victim>;
  attacker: (strategy: IsolationStrategy) => Promise<Attacker>;
} => ({ victim: once(victimOf), attacker: once(attackerOf) });
