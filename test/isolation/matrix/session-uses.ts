import type { SessionActions } from '../../../core/tenancy/session-policy.ts';
import type { TenantSessions } from '../../../core/tenancy/tenant-sessions.ts';

/** One place of the product that opens a tenant's session. */
export type SessionUse = {
  readonly name: string;
  /** The file that opens it; as many lines here as the file has places. */
  readonly file: string;
  readonly open: (sessions: TenantSessions) => Promise<unknown>;
};

/** What that use asks its session to be able to do. */
export async function sessionActionsOf({ name, open }: SessionUse): Promise<SessionActions> {
  const asked: SessionActions[] = [];
  const isEnough = new Error('Nothing is reached: the sessionActions are known.');
  const sessions: TenantSessions = {
    open: (_, sessionActions) => {
      asked.push(sessionActions);
      return Promise.reject(isEnough);
    },
  };
  await open(sessions).catch((error: unknown) => {
    if (error !== isEnough) throw error;
  });
  const [sessionActions] = asked;
  if (sessionActions === undefined) throw new Error(`${name} opens no session.`);
  return sessionActions;
}
