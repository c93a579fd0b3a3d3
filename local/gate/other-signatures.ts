import { type HttpRequest, isApiCall } from './aws-request.ts';
import type { HttpAnswer } from './refusal.ts';

/**
 * Whether a request is signed in a way the gate does not read: Signature Version 2 or 4A, or the form
 * of a browser upload. The emulator knows them, so unread they would pass by every policy.
 */
export function isSignedOtherwise(http: HttpRequest): boolean {
  if (!isApiCall(http)) return false;
  const { url, headers, body } = http;
  if (/^AWS( |4-ECDSA)/.test(headers.authorization ?? '')) return true;
  if (/[?&](AWSAccessKeyId=|X-Amz-Algorithm=AWS4-ECDSA)/i.test(url)) return true;
  const isForm = headers['content-type']?.startsWith('multipart/form-data') ?? false;
  return isForm && /name="?(x-amz-credential|AWSAccessKeyId)\b/i.test(body.toString('latin1'));
}

export const signedOtherwise: HttpAnswer = {
  status: 403,
  headers: { 'content-type': 'application/xml' },
  body:
    '<Error><Code>AccessDenied</Code>' +
    '<Message>The gate reads Signature Version 4 in header or query alone.</Message></Error>',
};
