import type { EdgeMiddleware } from '../edge-middleware.ts';

type Ended = Parameters<NonNullable<EdgeMiddleware['after']>>[0];

/** What browsers are told of every answer; an operation's own header, such as the reader's policy, goes first. */
const HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Said on https alone (RFC 6797, 7.2): https://www.rfc-editor.org/rfc/rfc6797#section-7.2 */
const HTTPS_ONLY = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' };

export function addSecurityHeaders(): EdgeMiddleware {
  const add = (request: Ended) => {
    const isHttps = request.event.headers['x-forwarded-proto'] === 'https';
    request.response = {
      ...request.response,
      headers: { ...HEADERS, ...(isHttps && HTTPS_ONLY), ...request.response?.headers },
    };
  };
  return { after: add, onError: add };
}
