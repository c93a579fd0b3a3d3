/** Whom an access token is of, by its `sub`; undefined where it is no JWT. Nothing is verified: the platform does that. */
export function userOf(accessToken: string): unknown {
  const [, claims = ''] = accessToken.split('.');
  try {
    const { sub } = JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/'))) as {
      sub?: unknown;
    };
    return sub;
  } catch {
    return undefined;
  }
}
