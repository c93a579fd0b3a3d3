import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../home.ts';
import type { Prices } from './prices.ts';

/** How often an operation makes each call of AWS, as `npm run bench` counted it; a tenant's session is not told apart. */
export type CountedCalls = {
  readonly operation: string;
  readonly calls: ReadonlyMap<string, number>;
};

/** The rows of a table of docs/performance.md; throws where the bench gave it another title. */
export function countedCalls(title: string): CountedCalls[] {
  const page = readFileSync(join(repository, 'docs', 'performance.md'), 'utf8');
  const [, rest] = page.split(`**${title}**`);
  if (rest === undefined) throw new Error(`docs/performance.md has no table “${title}”.`);
  const [table = ''] = rest.split(/\n\*\*|\n<!--/);
  return table
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, , calls]) => /^\d+$/.test(calls ?? ''))
    .map(([, operation = '', , which = '']) => ({ operation, calls: parseCalls(which) }));
}

function parseCalls(which: string): Map<string, number> {
  const calls = new Map<string, number>();
  for (const [, times = '1', call = ''] of which.matchAll(/(?:(\d+) x )?([\w-]+:\w+)/g)) {
    calls.set(call, (calls.get(call) ?? 0) + Number(times));
  }
  return calls;
}

/** Of small items: a read unit each, two for the authorizer's two, a write unit each. */
const PRICED: Readonly<Record<string, readonly [string, number]>> = {
  'dynamodb:GetItem': ['dynamoRead', 1],
  'dynamodb:BatchGetItem': ['dynamoRead', 2],
  'dynamodb:Query': ['dynamoRead', 1],
  'dynamodb:PutItem': ['dynamoWrite', 1],
  'dynamodb:UpdateItem': ['dynamoWrite', 1],
  'dynamodb:DeleteItem': ['dynamoWrite', 1],
  // Some four items, twice each, and their entries in the indexes.
  'dynamodb:TransactWriteItems': ['dynamoWrite', 12],
  's3:GetObject': ['s3Read', 1],
  's3:HeadObject': ['s3Read', 1],
  's3:ListObjectsV2': ['s3Write', 1],
  's3:PutObject': ['s3Write', 1],
  'kms:Decrypt': ['kmsRequest', 1],
  'kms:Encrypt': ['kmsRequest', 1],
  'events:PutEvents': ['busEvent', 1],
  'ses:SendEmail': ['mail', 1],
};

/** What of a call is billed by something else than the call: users by the month, sessions by nothing, machines by transition. */
const FREE = /^(cognito-idp|sts|states):/;

/** What these calls cost; throws on one whose price is not stated. */
export const costOfCalls = (prices: Prices, { calls }: CountedCalls): number =>
  [...calls].reduce((sum, [call, times]) => {
    const [price, units] = PRICED[call] ?? [];
    if (price !== undefined && units !== undefined) return sum + prices.of(price, units * times);
    if (FREE.test(call)) return sum;
    throw new Error(`local/cost/counted-calls.ts knows no price of ${call}.`);
  }, 0);

/** How many objects under a tenant's own key are opened or made. */
export const objectsOf = ({ calls }: CountedCalls): number =>
  ['s3:GetObject', 's3:HeadObject', 's3:PutObject'].reduce(
    (sum, call) => sum + (calls.get(call) ?? 0),
    0,
  );

/** How many changes an operation makes that consumers hear of. */
export const changesOf = ({ calls }: CountedCalls): number =>
  ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'].reduce(
    (sum, call) => sum + (calls.get(call) ?? 0),
    0,
  );
