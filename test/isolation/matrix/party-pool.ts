import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IsolationStrategy } from '../../../core/tenancy/isolation-strategy.ts';
import { localCloud } from '../../support/local-cloud.ts';
import { attackerOf, victimOf, type Attacker, type Victim } from './parties.ts';
import { isWhole } from './scale.ts';

export type PartyPool = {
  readonly victim: (strategy: IsolationStrategy) => Promise<Victim>;
  readonly attacker: (strategy: IsolationStrategy) => Promise<Attacker>;
};

/** One of each under each strategy for a whole file: a tenant of its own takes seconds to make. */
export const partyPool = (name = 'parties'): PartyPool => ({
  victim: once(`${name}-victim`, victimOf),
  attacker: once(`${name}-attacker`, attackerOf),
});

type Make<Party> = (strategy: IsolationStrategy) => Promise<Party>;

function once<Party>(name: string, make: Make<Party>): Make<Party> {
  const made = new Map<IsolationStrategy, Promise<Party>>();
  return (strategy) => {
    const party = made.get(strategy) ?? kept(`${name}-${strategy}`, () => make(strategy));
    made.set(strategy, party);
    return party;
  };
}

/** In a sample, the files of a run share them; a whole run outlasts their tokens. */
async function kept<Party>(name: string, make: () => Promise<Party>): Promise<Party> {
  if (isWhole) return make();
  // Of this run's cloud alone, and gone with it.
  const folder = join(localCloud().logsDirectory, 'isolation-parties');
  const file = join(folder, `${name}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Party;
  } catch {
    const party = await make();
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, JSON.stringify(party));
    return party;
  }
}
