import { platformConfigOf } from '../../../infra/config/platform-config.ts';
import { stageNamed } from '../../../infra/config/stage.ts';
import { goalsTable } from '../goal.ts';
import { percentile } from '../percentile.ts';
import { simulatedBurst, type Burst, type BurstResult } from '../simulated-burst.ts';
import type { Cell, Table } from '../table.ts';
import type { Topic } from '../topic.ts';

const BURSTS = (process.env.BENCH_BURST ?? '100,1000').split(',').map(Number);
const STOCK = 100;

export const onboardingBursts: Topic = {
  name: 'onboarding-bursts',
  title: 'Onboarding in bursts: the queue before a Cognito that throttles',
  needsCloud: false,

  async measure() {
    const bursts = await burstsOf(platformConfigOf(stageNamed('prod')).onboarding.atOnce);
    const failures = bursts.reduce((sum, [, { failures: some }]) => sum + some, 0);
    const doubles = bursts.reduce((sum, [, { doubleClaims }]) => sum + doubleClaims, 0);
    const most = Math.max(...bursts.map(([, { cognito }]) => cognito.most('UserPoolUpdate').asked));
    return {
      how: [
        `Bursts are simulated: the queue, the step create-identity, the stock and the adapters of Cognito are the platform’s own, with the SDK’s repetitions; before them stands an account that admits so many calls a second as Cognito’s quotas say and throttles all others, and answers each in 150 ms. The machine and the other steps take 300 ms of a run, the event until the next one’s turn a second. The stores are in memory; that a pool is given once is shown at DynamoDB’s by test/contract/pool-stock.test.ts.`,
      ],
      tables: [
        goalsTable([
          { goal: 'failures of all bursts', measured: failures, isMet: failures === 0 },
          { goal: 'pools given twice', measured: doubles, isMet: doubles === 0 },
          { goal: 'pools asked for, at most 15 a second', measured: most, isMet: most <= 15 },
        ]),
        burstTable(bursts),
      ],
    };
  },
};

type Bursts = readonly (readonly [Burst, BurstResult])[];

async function burstsOf(atOnce: number): Promise<Bursts> {
  const bursts: (readonly [Burst, BurstResult])[] = [];
  for (const tenants of BURSTS) {
    for (const stock of [0, STOCK]) {
      const burst = { tenants, stock, atOnce };
      bursts.push([burst, await simulatedBurst(burst)]);
    }
  }
  return bursts;
}

function burstTable(bursts: Bursts): Table {
  const rows = bursts.map(([{ tenants, stock, atOnce }, result]): Cell[] => [
    tenants,
    stock,
    atOnce,
    result.failures,
    result.doubleClaims,
    result.fromStock,
    percentile(result.seconds, 0.5),
    percentile(result.seconds, 1),
    ...['UserPoolUpdate', 'UserCreation'].flatMap((category) => {
      const { asked, admitted } = result.cognito.most(category);
      return [asked, admitted];
    }),
    result.throttled,
  ]);
  return {
    title: 'Bursts, simulated',
    columns: [
      'tenants in one moment',
      'ready pools',
      'at once',
      'failures',
      'pools given twice',
      'from stock',
      'p50 s',
      'last s',
      'pool calls asked in a second, most',
      'admitted (quota 15)',
      'user creations asked in a second, most',
      'admitted (quota 50)',
      'throttled',
    ],
    rows,
  };
}
