import { createHash } from 'node:crypto';
import type { FlagOutcomes } from '../plans/grant.ts';
import type { Flag } from './flag.ts';

export type Subject = { readonly tenantId: string; readonly userId: string };

/** What the flags say for that user of that tenant. */
export function outcomesFor(subject: Subject, flags: readonly Flag[]): FlagOutcomes {
  const decided = flags.map((flag) => ({ name: flag.name, isOn: decide(flag, subject) }));
  const named = (wanted: boolean) =>
    decided.filter(({ isOn }) => isOn === wanted).map(({ name }) => name);
  return { on: named(true), off: named(false) };
}

/** Undefined where the flag says nothing. */
function decide(flag: Flag, { tenantId, userId }: Subject): boolean | undefined {
  if (flag.kill) return false;
  if (flag.offTenants.some((id) => id === tenantId)) return false;

  const isOn =
    flag.onTenants.some((id) => id === tenantId) ||
    flag.onUsers.some((user) => user.tenantId === tenantId && user.userId === userId) ||
    (flag.percentage > 0 && placeOf(tenantId, flag.name) < flag.percentage);
  return isOn || undefined;
}

/**
 * Where between 0 and 100 the tenant stands for that flag: always the same, so that a growing percentage
 * takes nobody out, and another place for each flag, so that it is not always the same tenants who try.
 */
function placeOf(tenantId: string, flagName: string): number {
  const digest = createHash('sha256').update(`${flagName} ${tenantId}`).digest();
  return (digest.readUInt32BE() / 2 ** 32) * 100;
}
