import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../local/gate/aws-request.ts';
import { hasUnsupportedSignature } from '../../../local/gate/aws-request.ts';
import { s3Request } from './requests.ts';

const http = (parts: Partial<HttpRequest>): HttpRequest => ({
  method: 'POST',
  url: '/',
  headers: {},
  body: Buffer.alloc(0),
  ...parts,
});

describe('signatures that the gate does not read', () => {
  it.each([
    ['version 2 in the header', http({ headers: { authorization: 'AWS ASIAEXAMPLE:c2ln' } })],
    ['version 2 in the query', http({ url: '/files/x?AWSAccessKeyId=ASIAEXAMPLE&Signature=s' })],
    ['version 4A', http({ headers: { authorization: 'AWS4-ECDSA-P256-SHA256 Credential=…' } })],
    [
      'a browser upload',
      http({
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
        body: Buffer.from('--b\r\nContent-Disposition: form-data; name="X-Amz-Credential"\r\n'),
      }),
    ],
  ])('are known as such: %s', (_kind, request) => {
    expect(hasUnsupportedSignature(request)).toBe(true);
  });

  it.each([
    ['version 4', s3Request('GET', '/files/x')],
    ['a bearer token', http({ headers: { authorization: 'Bearer e30' } })],
    [
      'one for the API Gateway’s data plane',
      http({ url: '/_aws/execute-api/a1/x', headers: { authorization: 'AWS x:y' } }),
    ],
    ['none', http({})],
  ])('are not: %s', (_kind, request) => {
    expect(hasUnsupportedSignature(request)).toBe(false);
  });
});
