import type { AccountHolder } from '../access/principal.ts';
import { occasionOf } from '../events/domain-event.ts';
import type { UserPoolRef } from './pool-registration.ts';
import { newRecoveryCodes } from './recovery-codes.ts';
import { secondFactorTold, type SecondFactorChange } from './second-factor-told.ts';
import type { SecondFactors } from './second-factors.ts';
import { sessionOf, tenantIdOf } from './signed-in-user.ts';

export type SaveNewCodesPorts = {
  factors: SecondFactors;
  operatorPool: UserPoolRef;
  now: () => Date;
};

/** New recovery codes, to be shown once; the former ones are worth nothing. */
export async function saveNewCodes(
  { factors, operatorPool, now }: SaveNewCodesPorts,
  principal: AccountHolder,
  what: 'added' | 'recovery-codes-made',
): Promise<readonly string[]> {
  const codes = newRecoveryCodes();
  const { userPoolId } = sessionOf(operatorPool, principal);
  const user = { userPoolId, email: principal.email };
  const confirmedAt = now();
  const told = changeBy(principal, what, confirmedAt);
  await (what === 'added'
    ? factors.add(user, { confirmedAt, codes }, told)
    : factors.replaceCodes(user, codes, told));
  return codes;
}

export const changeBy = (principal: AccountHolder, what: SecondFactorChange['what'], time: Date) =>
  secondFactorTold({
    ...{ what, tenantId: tenantIdOf(principal), userId: principal.id, email: principal.email },
    occasion: { ...occasionOf(principal, time), request: principal.request },
  });
