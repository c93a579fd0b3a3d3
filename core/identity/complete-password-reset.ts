import { fail, ok, type Result } from '../../kit/result.ts';
import type { RequestInfo } from '../access/principal.ts';
import { passwordErrors, PASSWORD_POLICY } from '../passwords/password-policy.ts';
import { PASSWORD_LIMIT, type AttemptCounter } from './attempt-limit.ts';
import { strangersOf } from './counted-guess.ts';
import { deviceMark, deviceOf } from './device.ts';
import type { KnownDevices } from './known-devices.ts';
import type { PasswordReset, PasswordResets } from './password-resets.ts';
import type { WeakPassword } from './sign-in-error.ts';
import type { TenantPolicies } from './tenant-policy.ts';
import type { UserAccounts } from './user-accounts.ts';
import type { UserCredentials } from './user-credentials.ts';
import { userEvent } from './user-events.ts';

export type CompletePasswordReset = {
  readonly token: string;
  readonly newPassword: string;
  readonly request: RequestInfo;
};
/** Never made, used or out of time: one answer. */
export type ResetLapsed = { readonly kind: 'ResetLapsed' };
export type CompletePasswordResetError = ResetLapsed | WeakPassword;
export type CompletePasswordResetPorts = {
  resets: PasswordResets;
  accounts: UserAccounts;
  credentials: UserCredentials;
  policies: TenantPolicies;
  attempts: AttemptCounter;
  devices: KnownDevices;
  now: () => Date;
};

/**
 * Sets the new password by a mailed link, once; all sessions of the user are over, before it and after it. Who had
 * the mail is the user: the device signs in from now on without waiting for strangers who guess.
 */
export async function completePasswordReset(
  ports: CompletePasswordResetPorts,
  { token, newPassword, request }: CompletePasswordReset,
): Promise<Result<void, CompletePasswordResetError>> {
  const { resets, accounts, credentials, policies, now } = ports;
  const reset = await resets.find(token);
  // Of a token that is none the platform's rules are told: so much is no secret.
  const { passwordMinimumLength: minimumLength } = await policies.of(reset?.userPoolId ?? '');
  const errors = passwordErrors(newPassword, { ...PASSWORD_POLICY, minimumLength });
  if (errors.length > 0) return fail({ kind: 'WeakPassword', errors, pointer: '/newPassword' });

  const isUsed = reset !== null && (await resets.use(token, { at: now() }, {}));
  if (!isUsed) return fail({ kind: 'ResetLapsed' });

  const set = await credentials.setPassword(reset, reset.email, newPassword);
  if (!set.ok) return fail({ ...set.error, pointer: '/newPassword' });

  const at = now();
  await accounts.endSessions(reset, { at }, toldOf(reset, request, at));
  await letIn(ports, reset, request);
  return ok(undefined);
}

async function letIn(
  { attempts, devices }: CompletePasswordResetPorts,
  { userPoolId, email }: PasswordReset,
  request: RequestInfo,
): Promise<void> {
  const mark = deviceMark(deviceOf(request));
  const strangers = strangersOf({ userPoolId, email });
  await Promise.all([
    attempts.reset(PASSWORD_LIMIT, strangers),
    attempts.reset(PASSWORD_LIMIT, `${strangers}#${mark}`),
    devices.remember({ userPoolId, email, mark }),
  ]);
}

function toldOf({ tenantId, userId, email }: PasswordReset, request: RequestInfo, time: Date) {
  return {
    event: userEvent('user.password_changed', {
      tenantId,
      occasion: { time, actor: { kind: 'user', id: userId }, request },
      data: { userId, how: 'reset' },
    }),
    mail: {
      kind: 'password-changed',
      ...{ tenantId, email, time: time.toISOString(), address: request.sourceIp },
    } as const,
  };
}
