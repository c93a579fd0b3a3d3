/**
 * Where a pool publishes its keys. Made from a pool id of our own record, never from a token: the
 * regional endpoint serves the pool's keys whichever issuer form its tokens bear.
 */
export function jwksUriOf(userPoolId: string, endpoint = process.env.AWS_ENDPOINT_URL): string {
  const [region] = userPoolId.split('_');
  const origin = endpoint ?? `https://cognito-idp.${region ?? ''}.amazonaws.com`;
  return new URL(`/${userPoolId}/.well-known/jwks.json`, origin).href;
}
