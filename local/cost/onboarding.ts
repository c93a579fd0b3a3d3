import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../home.ts';
import { ASSUMED, invocationCost } from './assumptions.ts';
import { costOfCalls, countedCalls, type CountedCalls } from './counted-calls.ts';
import type { Prices } from './prices.ts';

type State = {
  readonly Type: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
};
type Machine = { readonly StartAt: string; readonly States: Readonly<Record<string, State>> };

/** How many states a provisioning passes that goes well at once. */
export function transitionsOfProvisioning(): number {
  const file = join(repository, 'statemachines', 'provision-tenant.asl.json');
  const { StartAt, States } = JSON.parse(readFileSync(file, 'utf8')) as Machine;
  let passed = 0;
  for (let name: string | undefined = StartAt; name !== undefined; passed += 1) {
    const state: State | undefined = States[name];
    // The first choice of a check is "done"; that of the start is the way back.
    name = name === StartAt ? state?.Default : (state?.Next ?? state?.Choices?.[0]?.Next);
  }
  return passed;
}

/** What it costs once to make a tenant in shared tables. */
export function onboardingCost(prices: Prices): number {
  const isFunction = ({ operation }: CountedCalls) => operation.includes('/');
  const functions = countedCalls('A tenant from request to welcome, by function').filter(
    isFunction,
  );
  const calls = functions.reduce((sum, counted) => sum + costOfCalls(prices, counted), 0);
  const invocations = functions.length * invocationCost(prices, 10 * ASSUMED.handlerMs);
  return calls + invocations + prices.of('stateTransition', transitionsOfProvisioning());
}
