import { describe, expect, it } from 'vitest';
import { addSecurityHeaders } from '../../../../functions/edge/middlewares/add-security-headers.ts';
import { middlewareRequest, servedRoute } from '../../../support/edge/middleware-request.ts';
import { apiEvent } from '../../../support/tenancy/tenant-contexts.ts';

const protecting = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

function headersOf(hook: 'after' | 'onError', own = {}, requestHeaders = {}) {
  const event = apiEvent(servedRoute.key, { headers: requestHeaders });
  const response = { statusCode: 200, headers: own };
  const request = { ...middlewareRequest({}, event), response };
  addSecurityHeaders()[hook]?.(request);
  return request.response.headers;
}

describe('addSecurityHeaders', () => {
  it.each(['after', 'onError'] as const)(
    'protects a browser in %s, without HSTS on plain http',
    (hook) => {
      expect(headersOf(hook)).toEqual(protecting);
    },
  );

  it('says on https that http is never to be tried', () => {
    expect(headersOf('after', {}, { 'x-forwarded-proto': 'https' })).toEqual({
      ...protecting,
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
    });
  });

  it('leaves an operation its own', () => {
    const own = { 'content-security-policy': "default-src 'self'; frame-ancestors 'none'" };
    expect(headersOf('after', own)).toEqual({ ...protecting, ...own });
  });
});
