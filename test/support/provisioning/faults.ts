import type { Around } from '../guarded.ts';

export const FAULTS = ['throws-before', 'throws-after', 'dies-before', 'dies-after'] as const;
export type Fault = (typeof FAULTS)[number];

/**
 * Meets the n-th port call of one run with a fault, and counts them all. A runner that dies makes no call any more;
 * one that merely threw still releases its lease.
 */
export function faultAt(nth: number, fault: Fault) {
  const seen = { calls: 0 };
  let isDead = false;
  const around: Around = async (call) => {
    if (isDead) throw new Error('The runner is dead.');
    seen.calls += 1;
    if (seen.calls !== nth) return call();
    isDead = fault.startsWith('dies');
    if (fault.endsWith('after')) await call();
    throw new InjectedError(`${fault} at call ${nth}`);
  };
  return { around, seen, wasMet: () => seen.calls >= nth };
}

export class InjectedError extends Error {
  override readonly name = 'InjectedError';
}
