import * as z from 'zod';
import { TOKEN_LIFETIMES } from '../../core/identity/token-lifetimes.ts';

/**
 * Asks that the refresh token be kept in a cookie that no script reads: `cookie` goes on with the tenant that the
 * request names alone, `resume` with whoever signed in last. Browsers let no page of another site send it: it is
 * among the headers of no CORS answer (https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html).
 */
export const sessionCookieHeaders = z.object({
  'freehold-session': z
    .enum(['cookie', 'resume'])
    .optional()
    .meta({
      description:
        'For pages of the platform’s own origin: the refresh token is in a cookie that no script reads, and in no answer. `resume`, after a reload, goes on with whoever signed in last.',
      examples: ['cookie'],
    }),
});
export type SessionCookieMode = z.output<typeof sessionCookieHeaders>['freehold-session'];

/** The prefix has browsers refuse one that was set without TLS; `__Host-` would need the path `/`. */
const NAME = '__Secure-freehold-session';
const ATTRIBUTES = 'Path=/v1/sessions; Secure; HttpOnly; SameSite=Strict';
const MAX_AGE = TOKEN_LIFETIMES.refreshTokenDays * 86_400;

export type KeptSession = { readonly tenant?: string | undefined; readonly refreshToken: string };

/** Browsers keep 4,096 bytes (https://www.rfc-editor.org/rfc/rfc6265#section-6.1); Cognito's refresh tokens have under 2,000. */
export const sessionCookie = ({ tenant = '', refreshToken }: KeptSession) => ({
  'set-cookie': `${NAME}=${tenant}:${refreshToken}; ${ATTRIBUTES}; Max-Age=${MAX_AGE}`,
});

export const NO_SESSION_COOKIE = { 'set-cookie': `${NAME}=; ${ATTRIBUTES}; Max-Age=0` };

export function sessionIn(cookies: readonly string[]): KeptSession | undefined {
  const value = cookies.find((cookie) => cookie.startsWith(`${NAME}=`))?.slice(NAME.length + 1);
  const [tenant, refreshToken] = value?.split(':') ?? [];
  if (!refreshToken) return undefined;
  return { ...(tenant && { tenant }), refreshToken };
}
