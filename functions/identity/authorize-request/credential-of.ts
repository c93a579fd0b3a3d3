import type { Credential } from '../../../core/identity/authenticate.ts';

const BEARER = /^bearer +([\w.=-]+) *$/i;
const SUPPORT =
  /^freehold-support +access=([\w-]{1,64})\.(sup_[0-9a-z]{26}) *, *token=([\w.=-]+) *$/i;

export type Presented = {
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** From where the request comes. */
  readonly address: string;
};

/**
 * What the request presents: a token, with support access beside it in the same header, or an API key in either
 * header. Null for nothing that can be read, and for two at once.
 */
export function credentialOf({ headers, address }: Presented): Credential | null {
  const { authorization, 'x-api-key': apiKey } = headers;
  if (apiKey !== undefined) return authorization === undefined ? { apiKey, address } : null;

  const [, bearer] = BEARER.exec(authorization ?? '') ?? [];
  if (bearer !== undefined) {
    return bearer.startsWith('fh_') ? { apiKey: bearer, address } : { token: bearer };
  }
  return supportOf(authorization ?? '');
}

function supportOf(authorization: string): Credential | null {
  const [, userPoolId, accessId, token] = SUPPORT.exec(authorization) ?? [];
  return userPoolId === undefined || accessId === undefined || token === undefined
    ? null
    : { token, access: { userPoolId, accessId } };
}
