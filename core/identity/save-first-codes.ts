import { newRecoveryCodes } from './recovery-codes.ts';
import { secondFactorTold } from './second-factor-told.ts';
import type { SecondFactors } from './second-factors.ts';
import type { SignInCaller } from './sign-in-caller.ts';

export type SaveFirstCodesPorts = { factors: SecondFactors; now: () => Date };

/**
 * Recovery codes of a second factor that was set up in a sign-in, to be shown once; undefined for an operator,
 * whose factor no route removes.
 */
export async function saveFirstCodes(
  { factors, now }: SaveFirstCodesPorts,
  caller: SignInCaller,
  userId: string,
): Promise<readonly string[] | undefined> {
  const { tenantId, email, request } = caller;
  const codes = tenantId === null ? [] : newRecoveryCodes();
  const confirmedAt = now();
  const told = secondFactorTold({
    ...{ what: 'added', tenantId, userId, email },
    occasion: {
      time: confirmedAt,
      actor: { kind: tenantId === null ? 'operator' : 'user', id: userId },
      request,
    },
  });
  await factors.add(caller, { confirmedAt, codes }, told);
  return tenantId === null ? undefined : codes;
}
