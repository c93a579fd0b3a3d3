import type { Claim } from '../../core/rate-limits/rate-limiter.ts';
import {
  admittedAt,
  mostWithin,
  Simulation,
  type Happening,
} from '../support/rate-limits/simulation.ts';
import { meanOf } from './percentile.ts';
import type { Table } from './table.ts';

const SEEDS = 20;
const MINUTES = 5;
const PER_SECOND = 100;
const ENVIRONMENTS = 10;
const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 10, 27, 9);

type Case = { readonly name: string; readonly perMinute: number; readonly killEachMs?: number };

const CASES: readonly Case[] = [
  { name: 'limit out of reach', perMinute: 100_000 },
  { name: 'limit of half the load', perMinute: 3_000 },
  { name: 'the same, an environment killed each 5 s', perMinute: 3_000, killEachMs: 5_000 },
  { name: 'the default burst, 60 times exceeded', perMinute: 100 },
];

/** By a simulated clock: what limits cost and how exact they are, the worst of all seeds. */
export async function simulatedLimits(): Promise<{
  readonly table: Table;
  readonly worst: Figures;
}> {
  const figures = [];
  for (const one of CASES) figures.push([one, await figuresOf(one)] as const);
  const rows = figures.map(([{ name, perMinute }, worst]) => [
    name,
    perMinute,
    worst.writes,
    worst.overPercent,
    worst.underPercent,
  ]);
  return {
    table: {
      title: `Simulated: ${SEEDS} seeds, ${PER_SECOND} requests a second, ${ENVIRONMENTS} environments, ${MINUTES} minutes`,
      columns: [
        'case',
        'limit a minute',
        'writes a request, worst mean',
        'over-admission %, worst',
        'under-admission %, mean',
      ],
      rows,
    },
    worst: {
      writes: figures[0]?.[1].writes ?? Infinity,
      overPercent: Math.max(...figures.map(([, { overPercent }]) => overPercent)),
      underPercent: figures[1]?.[1].underPercent ?? Infinity,
    },
  };
}

type Figures = {
  readonly writes: number;
  readonly overPercent: number;
  readonly underPercent: number;
};

async function figuresOf(one: Case): Promise<Figures> {
  const runs = [];
  for (let seed = 1; seed <= SEEDS; seed += 1) runs.push(await runOf(one, seed));
  return {
    writes: Math.max(...runs.map(({ writes }) => writes)),
    overPercent: Math.max(...runs.map(({ overPercent }) => overPercent)),
    underPercent: meanOf(runs.map(({ underPercent }) => underPercent)),
  };
}

async function runOf({ perMinute, killEachMs }: Case, seed: number): Promise<Figures> {
  const random = randomOf(seed);
  const claims: Claim[] = [
    { name: 'tenant', subject: { id: 'tnt_1', meteredTenant: 'tnt_1' }, rate: { perMinute } },
  ];
  const happenings: Happening[] = [];
  for (let atMs = START_MS; atMs < START_MS + MINUTES * MINUTE_MS;) {
    happenings.push({ atMs, environment: skewed(random), claims });
    atMs += (-Math.log(1 - random()) * 1_000) / PER_SECOND;
  }
  for (let atMs = 0; killEachMs && atMs < MINUTES * MINUTE_MS; atMs += killEachMs) {
    happenings.push({ atMs: START_MS + atMs, environment: skewed(random), kill: true });
  }
  const simulation = new Simulation([], undefined);
  const times = admittedAt(await simulation.run(happenings));
  const most = mostWithin(times, MINUTE_MS);
  const possible = Math.min(happenings.length, perMinute * MINUTES);
  return {
    writes: simulation.counters.writes / happenings.length,
    overPercent: Math.max(0, (100 * (most - perMinute)) / perMinute),
    underPercent: Math.max(0, 100 * (1 - times.length / possible)),
  };
}

/** Half of the requests to the first, a quarter to the second, and so on. */
const skewed = (random: () => number): number =>
  Math.min(ENVIRONMENTS - 1, Math.floor(-Math.log2(1 - random())));

/** mulberry32, by Tommy Ettinger, in the public domain. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
