import { ASSUMED, invocationCost } from './assumptions.ts';
import { changesOf, costOfCalls, objectsOf, type CountedCalls } from './counted-calls.ts';
import { gb } from './idle-stage.ts';
import type { Prices } from './prices.ts';

const MILLION = 1_000_000;

export type MillionCalls = Readonly<
  Record<'api' | 'functions' | 'calls' | 'events' | 'logs' | 'traces' | 'ownKey', number>
>;

/** A million of this operation, nothing of it free; with a key of the tenant's own, `ownKey` more. */
export function millionCalls(prices: Prices, operation: CountedCalls): MillionCalls {
  const million = (usd: number) => usd * MILLION;
  const bytes = 2 * ASSUMED.logBytesOfInvocation + ASSUMED.logBytesOfAccess;
  return {
    api: prices.of('httpApiRequest', MILLION),
    functions: million(
      invocationCost(prices, ASSUMED.authorizerMs) + invocationCost(prices, ASSUMED.handlerMs),
    ),
    // The authorizer reads the tenant's registration and whether the session has ended.
    calls: million(costOfCalls(prices, operation) + prices.of('dynamoRead', 2)),
    events: million(changesOf(operation) * costOfChange(prices)),
    logs: prices.of('logsGb', gb(bytes * MILLION)),
    traces: prices.of('trace', 2 * ASSUMED.tracedShare * MILLION),
    ownKey: prices.of('kmsRequest', objectsOf(operation) * MILLION),
  };
}

/** Read from the stream, which is free for a function, and published. */
const costOfChange = (prices: Prices): number =>
  prices.of('busEvent', 1) +
  (invocationCost(prices, ASSUMED.handlerMs) +
    prices.of('logsGb', gb(ASSUMED.logBytesOfInvocation))) /
    ASSUMED.changesOfBatch;
