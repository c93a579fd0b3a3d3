import type { Flag } from '../flags/flag.ts';
import { outcomesFor } from '../flags/outcomes-for.ts';

/** What the operators' flags say for somebody of a tenant, as texts of the principal. */
export function toldFlags(whom: Parameters<typeof outcomesFor>[0], flags: readonly Flag[]) {
  const { on, off } = outcomesFor(whom, flags);
  return { flagsOn: on.join(' ') || undefined, flagsOff: off.join(' ') || undefined };
}
