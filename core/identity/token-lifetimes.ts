/** How long the tokens of a tenant's user pool live; a pool is made with these. */
export const TOKEN_LIFETIMES = {
  accessTokenMinutes: 30,
  idTokenMinutes: 30,
  refreshTokenDays: 30,
} as const;

/**
 * A session stands as long as any token of it could be presented: at the provider itself its refresh token
 * gives an access token until its own last moment.
 */
export const SESSION_SECONDS =
  TOKEN_LIFETIMES.refreshTokenDays * 24 * 60 * 60 + TOKEN_LIFETIMES.accessTokenMinutes * 60;
