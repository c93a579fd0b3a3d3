import type { Credential } from '../../../core/identity/authenticate.ts';

const BEARER = /^bearer +([\w.=-]+) *$/i;
const SUPPORT =
  /^freehold-support +access=([\w-]{1,64})\.(sup_[0-9a-z]{26}) *, *token=([\w.=-]+) *$/i;

/**
 * What the request presents. The access stands beside the token in one header because API Gateway remembers an
 * answer by the authorizer's identity sources, and answers 401 by itself where one of them is missing: a header
 * of its own could be no such source, and the answer for one tenant would be repeated for another.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 */
export function credentialOf(authorization: string): Credential | null {
  const [, bearer] = BEARER.exec(authorization) ?? [];
  if (bearer !== undefined) return { token: bearer };

  const [, userPoolId, accessId, token] = SUPPORT.exec(authorization) ?? [];
  return userPoolId === undefined || accessId === undefined || token === undefined
    ? null
    : { token, access: { userPoolId, accessId } };
}
