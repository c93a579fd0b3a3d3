import type { AggregateUsagePorts } from '../../../core/metering/aggregate-usage.ts';

/** An environment died. */
export class Crash extends Error {}

/** Each write has two: before it is done and after. */
export type Moment = `${'commit' | 'log' | 'quarantine'} ${'before' | 'after'}`;

/** The same ports, of which any write may die: `dies` is asked at each moment. */
export function crashingPorts(
  ports: AggregateUsagePorts,
  dies: (moment: Moment) => boolean,
): AggregateUsagePorts {
  const { store, log, quarantine } = ports;
  const write = async <Answer>(
    name: 'commit' | 'log' | 'quarantine',
    run: () => Promise<Answer>,
  ) => {
    if (dies(`${name} before`)) throw new Crash();
    const answer = await run();
    if (dies(`${name} after`)) throw new Crash();
    return answer;
  };
  return {
    ...ports,
    store: {
      readShards: (...args) => store.readShards(...args),
      commit: (...args) => write('commit', () => store.commit(...args)),
    },
    log: {
      append: (...args) => write('log', () => log.append(...args)),
    },
    quarantine: {
      put: (...args) => write('quarantine', () => quarantine.put(...args)),
      remove: (...args) => quarantine.remove(...args),
    },
  };
}
