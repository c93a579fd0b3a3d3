/** What the templates and the counted calls do not tell; docs/cost.md names each. */
export const ASSUMED = {
  secondsInMonth: 30 * 86_400,
  functionMb: 512,
  authorizerMs: 20,
  /** A call of AWS or two; the bench's own times are of a laptop. */
  handlerMs: 50,
  sweepMs: 100,
  /** Of a function's invocation: our line, and Lambda's two about its start and its end. */
  logBytesOfInvocation: 1_200,
  logBytesOfAccess: 400,
  /** X-Ray records the first of each second and a twentieth of all others. */
  tracedShare: 0.05,
  /** A stream's batch holds so many changes when there are many. */
  changesOfBatch: 10,
  /** Lambda polls an idle queue with five requests that wait for 20 seconds. */
  pollsOfQueueInMonth: 5 * 3 * 60 * 24 * 30,
} as const;

export const invocationCost = (prices: CostOf, milliseconds: number): number =>
  prices.of('lambdaRequest', 1) +
  prices.of('lambdaGbSecond', (ASSUMED.functionMb / 1_024) * (milliseconds / 1_000));

type CostOf = { of(name: string, amount: number): number };
