import { randomUUID } from 'node:crypto';
import type { CountedFault, FaultMode } from '../../../local/gate/faults.ts';
import { localCloud } from '../local-cloud.ts';

/** Calls of an AWS API, told apart from those of other tests by what stands in them. */
export type Calls = {
  readonly service: string;
  readonly action: string;
  readonly bodyIncludes: readonly string[];
};

export type FaultOrder = {
  readonly mode: FaultMode;
  readonly times: number;
  readonly hangSeconds?: number;
};

export type Fault = {
  /** How often it was met. */
  hits(): Promise<number>;
  /** From now on so many calls meet it. */
  renew(times: number): Promise<void>;
  /** From now on nothing meets it. */
  lift(): Promise<void>;
};

/** As often as it takes until it is lifted. */
export const ALWAYS = 1_000_000;

/** Orders that the next of these calls fail on the wire. */
export async function orderFault(calls: Calls, order: FaultOrder): Promise<Fault> {
  const id = randomUUID();
  const put = (times: number) => post({ id, ...calls, ...order, times });
  await put(order.times);
  return {
    hits: async () => (await faults()).find((fault) => fault.id === id)?.hits ?? 0,
    renew: put,
    lift: () => put(0),
  };
}

const page = () => `${localCloud().gateUrl}/_gate/faults`;

async function post(order: object): Promise<void> {
  const answer = await fetch(page(), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(order),
  });
  if (!answer.ok) throw new Error(`The gate refused the fault: ${await answer.text()}`);
}

async function faults(): Promise<readonly CountedFault[]> {
  const answer = await fetch(page());
  return ((await answer.json()) as { faults: CountedFault[] }).faults;
}
