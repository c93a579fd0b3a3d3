import type { AwsRequest, HttpRequest } from './aws-request.ts';
import { rootAuthorization } from './emulator.ts';

/**
 * The same request as the account root's: what the gate has allowed, the emulator's own partial
 * evaluation must not refuse.
 */
export function asRoot(request: AwsRequest): HttpRequest {
  const { signature, method, body } = request;
  if (signature === undefined) return request;
  const headers = { ...request.headers };
  delete headers['x-amz-security-token'];
  return {
    method,
    body,
    url: withoutSignature(request),
    headers: {
      ...headers,
      authorization: rootAuthorization(signature.region, signature.service),
      ...(signature.isPresigned && headers['x-amz-content-sha256'] === undefined
        ? { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }
        : {}),
    },
  };
}

const SIGNING_PARAMETERS =
  /^X-Amz-(Algorithm|Credential|Date|Expires|SignedHeaders|Signature|Security-Token)=/;

/** Cut out of the text, for the rest must reach the emulator as it was encoded. */
function withoutSignature({ url, path, query }: AwsRequest): string {
  if (!query.has('X-Amz-Credential')) return url;
  const kept = url
    .slice(path.length + 1)
    .split('&')
    .filter((parameter) => !SIGNING_PARAMETERS.test(parameter));
  return kept.length === 0 ? path : `${path}?${kept.join('&')}`;
}
