import type { UserPoolRef } from './pool-registration.ts';
import type { SignInProvider } from './sign-in-provider.ts';
import type { SessionKey, SignInRegistry } from './sign-in-registry.ts';
import { ENDED_SESSION_KEPT_SECONDS } from './token-lifetimes.ts';

export type EndSessionPorts = {
  registry: SignInRegistry;
  provider: SignInProvider;
  operatorPool: UserPoolRef;
  now: () => Date;
};

/**
 * Ends a sign-in with all its tokens: first in our registry, which alone makes the API refuse them;
 * then, if the client sent the refresh token, at the provider too.
 */
export async function endSession(
  ports: EndSessionPorts,
  session: SessionKey,
  refreshToken?: string,
): Promise<void> {
  const keptUntil = new Date(ports.now().getTime() + ENDED_SESSION_KEPT_SECONDS * 1000);
  await ports.registry.endSession(session, keptUntil);
  if (refreshToken === undefined) return;

  const pool = await poolOf(ports, session);
  if (pool) await ports.provider.revoke(pool, refreshToken);
}

async function poolOf({ registry, operatorPool }: EndSessionPorts, session: SessionKey) {
  if (session.userPoolId === operatorPool.userPoolId) return operatorPool;
  return (await registry.lookUp(session)).registration;
}
