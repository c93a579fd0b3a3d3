import { fail, ok, type Result } from '../../kit/result.ts';
import { accountOf, inactivityOf, type AccountPorts, type TellActive } from './account.ts';
import type { SessionEnded, TenantNotActive, TenantSuspended } from './authentication-error.ts';
import { refreshDecoy } from './decoy.ts';
import { isSessionOver } from './is-session-over.ts';
import { sessionEnd } from './session-life.ts';
import type { TenantPolicies } from './tenant-policy.ts';
import type { TooManyAttempts } from './sign-in-error.ts';
import type { SignInProvider, Tokens } from './sign-in-provider.ts';
import type { SessionKey, SignInRecord, SignInRegistry } from './sign-in-registry.ts';

export type RefreshSession = { readonly tenant?: string; readonly refreshToken: string };
export type RefreshSessionError =
  SessionEnded | TooManyAttempts | TenantNotActive | TenantSuspended;
export type RefreshSessionPorts = AccountPorts & {
  provider: SignInProvider;
  registry: SignInRegistry;
  policies: TenantPolicies;
  tellActive?: TellActive;
  now: () => Date;
};

/**
 * New tokens for a session that still stands. The provider may not know that the session was ended,
 * since ending it does not need the refresh token; our own record has the last word.
 */
export async function refreshSession(
  ports: RefreshSessionPorts,
  { tenant, refreshToken }: RefreshSession,
): Promise<Result<Tokens, RefreshSessionError>> {
  const account = await accountOf(ports, tenant);
  const refreshed =
    account.kind === 'closed'
      ? await refreshDecoy(ports)
      : await ports.provider.refresh(account.pool, refreshToken);
  if (!refreshed.ok && refreshed.error.kind === 'TooManyAttempts') return fail(refreshed.error);

  if (account.kind === 'closed' || !refreshed.ok) return fail({ kind: 'SessionEnded' });

  const { tokens, ...user } = refreshed.value;
  const session = { ...user, ...account.pool };
  const record = await ports.registry.lookUp(session);
  const inactivity = inactivityOf(account, record.member);
  if (inactivity) return fail(inactivity);

  if (!(await keepSession(ports, session, record))) return fail({ kind: 'SessionEnded' });
  if (account.kind === 'tenant') await ports.tellActive?.(account.tenant.id, user.userId);
  return ok(tokens);
}

/** False for one that was ended, or is over by a policy that became stricter. */
async function keepSession(
  { registry, policies, now }: RefreshSessionPorts,
  session: SessionKey,
  record: SignInRecord,
): Promise<boolean> {
  const { session: standing, member } = record;
  if (!standing || !member || isSessionOver(record, session.sessionId)) return false;

  const policy = await policies.of(session.userPoolId);
  const at = now();
  const until = sessionEnd(policy, standing.startedAt, at);
  return until > at && registry.keepSession(session, at, until);
}
