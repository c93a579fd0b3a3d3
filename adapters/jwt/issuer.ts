/**
 * The two issuers Cognito mints, ORIGINAL and UPDATED in its `IssuerConfiguration`. The region must
 * be the one that the pool's id names, as it is in every token of Cognito. Both lengths are bounded:
 * the id becomes a key of the registry before anything is proven.
 */
const ISSUER =
  /^https:\/\/(?:issuer-)?cognito-idp\.([a-z0-9-]{1,30})\.amazonaws\.com\/(\1_[A-Za-z0-9]{1,55})$/;

/** The pool id that an issuer names; null for any other text. */
export const userPoolIdOfIssuer = (issuer: string): string | null =>
  ISSUER.exec(issuer)?.[2] ?? null;
