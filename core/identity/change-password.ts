import { fail, ok, type Result } from '../../kit/result.ts';
import type { AccountHolder } from '../access/principal.ts';
import { occasionOf } from '../events/domain-event.ts';
import { passwordErrors, PASSWORD_POLICY } from '../passwords/password-policy.ts';
import {
  confirmPassword,
  type ConfirmPasswordPorts,
  type PasswordWrong,
} from './confirm-password.ts';
import type { TooManyAttempts, WeakPassword } from './sign-in-error.ts';
import { sessionOf, tenantIdOf } from './signed-in-user.ts';
import type { TenantPolicies } from './tenant-policy.ts';
import type { UserAccounts } from './user-accounts.ts';
import type { UserCredentials } from './user-credentials.ts';
import { userEvent } from './user-events.ts';

export type ChangePassword = { readonly currentPassword: string; readonly newPassword: string };
/** No function of the API may set anything in the operators' pool. */
export type OperatorAccount = { readonly kind: 'OperatorAccount' };
export type ChangePasswordError = PasswordWrong | WeakPassword | TooManyAttempts | OperatorAccount;
export type ChangePasswordPorts = ConfirmPasswordPorts & {
  accounts: UserAccounts;
  credentials: UserCredentials;
  policies: TenantPolicies;
};

/**
 * Sets a new password; all sessions but this one are over. They are ended before as well: should nothing
 * come after the new password, the sessions that the old one began do not live on.
 */
export async function changePassword(
  ports: ChangePasswordPorts,
  principal: AccountHolder,
  { currentPassword, newPassword }: ChangePassword,
): Promise<Result<void, ChangePasswordError>> {
  if (principal.kind === 'operator') return fail({ kind: 'OperatorAccount' });
  const { passwordMinimumLength: minimumLength } = await ports.policies.of(principal.userPoolId);
  const errors = passwordErrors(newPassword, { ...PASSWORD_POLICY, minimumLength });
  if (errors.length > 0) return fail({ kind: 'WeakPassword', errors, pointer: '/newPassword' });

  const confirmed = await confirmPassword(ports, principal, { password: currentPassword });
  if (!confirmed.ok) return confirmed;

  const session = sessionOf(ports.operatorPool, principal);
  const { sessionId: keptSession } = session;
  await ports.accounts.endSessions(session, { at: ports.now(), keptSession }, {});
  const set = await ports.credentials.setPassword(session, principal.email, newPassword);
  if (!set.ok) return fail({ ...set.error, pointer: '/newPassword' });

  const at = ports.now();
  await ports.accounts.endSessions(session, { at, keptSession }, toldOf(principal, at));
  return ok(undefined);
}

function toldOf(principal: AccountHolder, at: Date) {
  const { id: userId, email, request } = principal;
  const tenantId = tenantIdOf(principal);
  return {
    event: userEvent('user.password_changed', {
      tenantId,
      occasion: occasionOf(principal, at),
      data: { userId, how: 'changed' },
    }),
    mail: {
      kind: 'password-changed',
      ...{ tenantId, email, time: at.toISOString(), address: request.sourceIp },
    } as const,
  };
}
