import type { Around } from '../guarded.ts';

/** Fails the call of that number, before or after its effect; counts them all. */
export function killerAt(at: number, when: 'before' | 'after') {
  const seen = { calls: 0 };
  const around: Around = async (call) => {
    seen.calls += 1;
    if (seen.calls !== at) return call();
    if (when === 'after') await call();
    throw new Error(`killed ${when} call ${at}`);
  };
  return { seen, around };
}
