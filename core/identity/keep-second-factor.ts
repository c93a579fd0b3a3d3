import { fail, ok, type Result } from '../../kit/result.ts';
import type { AccountHolder } from '../access/principal.ts';
import type { OperatorAccount } from './change-password.ts';
import { confirmPassword, type PasswordWrong } from './confirm-password.ts';
import { changeBy, saveNewCodes } from './save-new-codes.ts';
import type { SecondFactorPorts } from './set-up-second-factor.ts';
import type { TooManyAttempts } from './sign-in-error.ts';
import type { UserCredentials } from './user-credentials.ts';

export type NoSecondFactor = { readonly kind: 'NoSecondFactor' };
/** The tenant's policy asks for one. */
export type SecondFactorRequired = { readonly kind: 'SecondFactorRequired' };
export type MakeRecoveryCodesError = PasswordWrong | TooManyAttempts | NoSecondFactor;
export type RemoveSecondFactorError =
  MakeRecoveryCodesError | SecondFactorRequired | OperatorAccount;

/** Ten new recovery codes of who has a second factor; the former ones are void. */
export async function makeRecoveryCodes(
  ports: SecondFactorPorts,
  principal: AccountHolder,
  password: string,
): Promise<Result<readonly string[], MakeRecoveryCodesError>> {
  const confirmed = await confirmWithFactor(ports, principal, password);
  return confirmed.ok ? ok(await saveNewCodes(ports, principal, 'recovery-codes-made')) : confirmed;
}

export type RemoveSecondFactorPorts = SecondFactorPorts & { credentials: UserCredentials };

/** Removes it, and the recovery codes with it. */
export async function removeSecondFactor(
  ports: RemoveSecondFactorPorts,
  principal: AccountHolder,
  password: string,
): Promise<Result<void, RemoveSecondFactorError>> {
  if (principal.kind === 'operator') return fail({ kind: 'OperatorAccount' });
  const { userPoolId, email } = principal;
  const { secondFactor } = await ports.policies.of(userPoolId);
  if (secondFactor === 'required') return fail({ kind: 'SecondFactorRequired' });

  const confirmed = await confirmWithFactor(ports, principal, password);
  if (!confirmed.ok) return confirmed;

  await ports.credentials.removeSecondFactor({ userPoolId }, email);
  const told = changeBy(principal, 'removed', ports.now());
  await ports.factors.forget({ userPoolId, email }, told);
  return ok(undefined);
}

/** The directory asks for a code after the right password: so there is a second factor. */
async function confirmWithFactor(
  ports: SecondFactorPorts,
  principal: AccountHolder,
  password: string,
): Promise<Result<void, MakeRecoveryCodesError>> {
  const confirmed = await confirmPassword(ports, principal, { password });
  if (!confirmed.ok) return confirmed;
  const { progress } = confirmed.value;
  const isSet = progress.kind === 'Challenged' && progress.name === 'SOFTWARE_TOKEN_MFA';
  return isSet ? ok(undefined) : fail({ kind: 'NoSecondFactor' });
}
