import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { rootClient } from '../../../local/aws.ts';
import { forgetAttempts } from '../../support/identity/forget-attempts.ts';
import type { BenchCloud } from '../bench-cloud.ts';
import { goalsTable } from '../goal.ts';
import { meanOf, median } from '../percentile.ts';
import type { Topic } from '../topic.ts';
import { pOf, welchT } from '../welch.ts';

const REQUESTS = 500;
const UNCOUNTED = 20;
/** An address may ask that often without being counted against. */
const FORGET_EVERY = 2;
const LEAST_P = 0.01;

type Pair = {
  readonly label: string;
  readonly path: string;
  /** For who exists, and for who does not. */
  readonly known: object;
  readonly unknown: object;
};
const KINDS = ['known', 'unknown'] as const;
type Kind = (typeof KINDS)[number];
type Times = Readonly<Record<Kind, number[]>>;

export const whoExists: Topic = {
  name: 'who-exists',
  title: 'Whether time tells who has an account',
  needsCloud: true,

  async measure(cloud) {
    const { id, slug, admin } = await cloud.api.createTenant();
    await cloud.api.untilSettled(id);
    const rows = [];
    for (const pair of pairsOf(slug, admin.email)) {
      const { known, unknown } = await timesOf(cloud, pair);
      const p = pOf(welchT(known, unknown));
      rows.push([pair.label, ...figures(known), ...figures(unknown), rounded(p)] as const);
    }
    const leastP = Math.min(...rows.map((row) => Number(row.at(-1))));
    return {
      how: [
        `${REQUESTS} requests each for an address that has an account and for one that has none, in random order, after ${UNCOUNTED} uncounted ones of each; the counters that slow them are cleared before every second request, so that none waits. p is of Welch’s test of the means. On the laptop the directory of users is an emulator: what Cognito itself takes for a known and an unknown user is not in it.`,
      ],
      tables: [
        goalsTable([
          { goal: 'no difference at p < 0.01', measured: leastP, isMet: leastP >= LEAST_P },
        ]),
        {
          title: 'Milliseconds a request',
          columns: ['request', 'known mean', 'known p50', 'unknown mean', 'unknown p50', 'p'],
          rows,
        },
      ],
    };
  },
};

function pairsOf(tenant: string, email: string): Pair[] {
  const nobody = email.replace('@', '-x@');
  const password = 'Wrong-Password-1!';
  return [
    {
      ...{ label: 'reset, address', path: '/v1/password-resets' },
      ...{ known: { tenant, email }, unknown: { tenant, email: nobody } },
    },
    {
      ...{ label: 'discover', path: '/v1/sessions/discover' },
      ...{ known: { email }, unknown: { email: nobody } },
    },
    {
      ...{ label: 'sign-in, address', path: '/v1/sessions' },
      known: { tenant, email, password },
      unknown: { tenant, email: nobody, password },
    },
    {
      ...{ label: 'sign-in, tenant', path: '/v1/sessions' },
      known: { tenant, email: nobody, password },
      unknown: { tenant: tenant.replace(/.$/, 'x0'), email: nobody, password },
    },
  ];
}

async function timesOf(cloud: BenchCloud, pair: Pair): Promise<Times> {
  const forget = attemptsForgetter(cloud);
  let asked = 0;
  const request = async (kind: Kind) => {
    if (asked % FORGET_EVERY === 0) await forget();
    asked += 1;
    return timeOf(`${cloud.api.url}${pair.path}`, pair[kind]);
  };
  for (const kind of shuffled(UNCOUNTED)) await request(kind);
  const times: Times = { known: [], unknown: [] };
  for (const kind of shuffled(REQUESTS)) times[kind].push(await request(kind));
  return times;
}

/**
 * So many of each kind, in an order without a pattern: what a request leaves to be done after its answer
 * slows the next one on this machine, and may not meet one kind more often than the other.
 */
const shuffled = (ofEach: number): Kind[] =>
  KINDS.flatMap((kind) => Array.from({ length: ofEach }, () => ({ kind, at: Math.random() })))
    .sort((a, b) => a.at - b.at)
    .map(({ kind }) => kind);

async function timeOf(url: string, body: object): Promise<number> {
  const start = performance.now();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await answer.text();
  const ms = performance.now() - start;
  if (answer.status !== 202 && answer.status !== 401) {
    throw new Error(`${url} answered ${answer.status}.`);
  }
  return ms;
}

function attemptsForgetter({ emulatorUrl, controlTableName }: BenchCloud) {
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(rootClient(emulatorUrl)));
  return () => forgetAttempts(documents, controlTableName);
}

const figures = (times: readonly number[]) => [rounded(meanOf(times)), rounded(median(times))];
const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;
