import type { AccountHolder } from '../access/principal.ts';
import type { UserPoolRef } from './pool-registration.ts';
import type { SecondFactor, SecondFactors } from './second-factors.ts';
import { sessionOf } from './signed-in-user.ts';

export type ShowSecondFactorPorts = { factors: SecondFactors; operatorPool: UserPoolRef };

/** The caller's second factor; null where there is none. */
export function showSecondFactor(
  { factors, operatorPool }: ShowSecondFactorPorts,
  principal: AccountHolder,
): Promise<SecondFactor | null> {
  const { userPoolId } = sessionOf(operatorPool, principal);
  return factors.find({ userPoolId, email: principal.email });
}
