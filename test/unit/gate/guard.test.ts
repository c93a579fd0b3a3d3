import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, it } from 'vitest';
import { recogniseAwsRequest } from '../../../local/gate/aws-request.ts';
import { type Caller, Callers } from '../../../local/gate/callers.ts';
import { DenialLog } from '../../../local/gate/denial-log.ts';
import { Emulator } from '../../../local/gate/emulator.ts';
import { enforcingGuard } from '../../../local/gate/guard.ts';
import type { IamState } from '../../../local/gate/role-policies.ts';
import { ACCOUNT, facts, dynamodbRequest, s3Request, session } from './requests.ts';

const iam: IamState = {
  version: 1,
  readAtMs: Date.now(),
  managedPolicies: new Map(),
  roles: new Map([
    [
      'Tenant',
      {
        arn: `arn:aws:iam::${ACCOUNT}:role/Tenant`,
        id: 'AROAEXAMPLE',
        tags: {},
        trustPolicy: {},
        policies: [
          {
            name: 'Files',
            policy: {
              Version: '2012-10-17',
              Statement: {
                Effect: 'Allow',
                Action: 's3:GetObject',
                Resource: 'arn:aws:s3:::files/t/${aws:PrincipalTag/tenantId}/*',
              },
            },
          },
        ],
      },
    ],
  ]),
};

const tenant: Caller = { kind: 'tenant', session: session({ tags: { tenantId: 'a' } }) };

function newGuard() {
  const denials = new DenialLog();
  const callers = new Callers(new Emulator('http://127.0.0.1:9'));
  const policies = { state: () => Promise.resolve({ ...iam, readAtMs: Date.now() }) };
  return { denials, guard: enforcingGuard({ callers, factsIn: () => facts, denials, policies }) };
}

async function presigned(key: string, change: (url: string) => string = (url) => url) {
  const client = new S3Client({
    region: 'us-east-1',
    endpoint: 'http://127.0.0.1:4567',
    credentials: { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' },
  });
  const command = new GetObjectCommand({ Bucket: 'files', Key: key });
  const url = change(await getSignedUrl(client, command, { expiresIn: 60 }));
  const request = recogniseAwsRequest({
    method: 'GET',
    url: url.slice('http://127.0.0.1:4567'.length),
    headers: { host: '127.0.0.1:4567' },
    body: Buffer.alloc(0),
  });
  if (request === undefined) throw new Error('not an AWS request');
  return request;
}

describe('the guard', () => {
  it('passes what is allowed on as the account root, without the signature', async () => {
    const { guard } = newGuard();
    const outcome = await guard(await presigned('t/a/x y'), tenant);
    expect(outcome).toMatchObject({
      forward: {
        url: expect.not.stringMatching(/X-Amz-(Signature|Credential|Security-Token)/) as string,
        headers: { authorization: expect.stringContaining('Credential=test/') as string },
      },
    });
  });

  it('refuses in the words of AWS and writes down which lock refused', async () => {
    const { guard, denials } = newGuard();
    const outcome = await guard(await presigned('t/b/x'), tenant);
    expect(outcome).toMatchObject({
      answer: {
        status: 403,
        body: expect.stringContaining(
          `User: arn:aws:sts::${ACCOUNT}:assumed-role/Tenant/records is not authorized to perform: ` +
            's3:GetObject on resource: arn:aws:s3:::files/t/b/x because no identity-based policy ' +
            'allows the s3:GetObject action',
        ) as string,
      },
    });
    expect(denials.list().denials).toMatchObject([
      {
        action: 's3:GetObject',
        locks: ['role policy'],
        context: { 'aws:PrincipalTag/tenantId': 'a' },
      },
    ]);
  });

  it.each([
    ['another key', (url: string) => url.replace('/t/a/', '/t/b/')],
    ['a longer life', (url: string) => url.replace('X-Amz-Expires=60', 'X-Amz-Expires=6000')],
    [
      'another signature',
      (url: string) => url.replace(/X-Amz-Signature=../, 'X-Amz-Signature=ff0'),
    ],
    ['another token', (url: string) => url.replace('Token=token', 'Token=other')],
  ])('refuses a presigned URL altered to %s', async (_what, change) => {
    const { guard, denials } = newGuard();
    expect(await guard(await presigned('t/a/x', change), tenant)).toMatchObject({
      answer: { status: 403 },
    });
    expect(denials.list().denials).toMatchObject([{ locks: ['signature'] }]);
  });

  it('refuses a header of Amazon that a presigned URL does not sign', async () => {
    const { guard } = newGuard();
    const request = await presigned('t/a/x');
    const headers = { ...request.headers, 'x-amz-copy-source': 'files/t/b/x' };
    expect(await guard({ ...request, headers }, tenant)).toMatchObject({
      answer: { status: 403, body: expect.stringContaining('were not signed') as string },
    });
  });

  it('refuses the credentials of a session that has ended', async () => {
    const { guard } = newGuard();
    const ended: Caller = { kind: 'tenant', session: session({ expiresAtMs: Date.now() - 1 }) };
    expect(await guard(await presigned('t/a/x'), ended)).toMatchObject({
      answer: { body: expect.stringContaining('ExpiredToken') as string },
    });
  });

  it('refuses a key that nobody has', async () => {
    const { guard } = newGuard();
    const caller: Caller = { kind: 'unknown', accessKeyId: 'ASIAEXAMPLE' };
    expect(await guard(dynamodbRequest('ListTables', {}), caller)).toMatchObject({
      answer: { body: expect.stringContaining('UnrecognizedClientException') as string },
    });
  });

  it('leaves the account root and unsigned calls alone', async () => {
    const { guard } = newGuard();
    const request = s3Request('GET', '/files/t/b/x');
    expect(await guard(request, { kind: 'root' })).toEqual({ forward: request });
    expect(await guard(request, { kind: 'anonymous' })).toEqual({ forward: request });
  });
});
