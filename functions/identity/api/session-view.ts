import type * as z from 'zod';
import type { Session } from '../../../core/identity/session.ts';
import type { Tokens } from '../../../core/identity/sign-in-provider.ts';
import type { refreshedView, sessionView } from '../schemas.ts';
import { sessionCookie, type SessionCookieMode } from '../session-cookie.ts';

type Token = z.infer<typeof refreshedView>['token'];
type HandedOut = { readonly token: Token; readonly headers: Readonly<Record<string, string>> };
type Keeping = { readonly mode: SessionCookieMode; readonly tenant?: string | undefined };

/** The tokens as they are answered, and the header of the cookie where one is asked for: the refresh token is in one of the two. */
export function handedOut(
  { accessToken, refreshToken, expiresInSeconds: expiresIn }: Tokens,
  { mode, tenant }: Keeping,
): HandedOut {
  return mode
    ? { token: { accessToken, expiresIn }, headers: sessionCookie({ tenant, refreshToken }) }
    : { token: { accessToken, refreshToken, expiresIn }, headers: {} };
}

export function toSessionView(session: Session, token: Token): z.infer<typeof sessionView> {
  if (session.kind === 'operator') return { token, operator: session.operator };
  const { tenant, features, recoveryCodes } = session;
  const { id, name, plan, settings } = tenant;
  return {
    token,
    tenantId: id,
    tenantName: name,
    plan,
    settings,
    features: [...features],
    ...(recoveryCodes && { recoveryCodes: [...recoveryCodes] }),
  };
}
