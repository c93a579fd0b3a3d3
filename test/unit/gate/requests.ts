import { type AwsRequest, recogniseAwsRequest } from '../../../local/gate/aws-request.ts';
import type { Facts, TableFacts } from '../../../local/gate/facts.ts';
import type { RoleSession } from '../../../local/gate/role-session.ts';
import type { Place } from '../../../local/gate/translate/ask.ts';

export const ACCOUNT = '000000000000';
export const TABLE_ARN = `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/Tenants`;

const signedFor = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/20261123/us-east-1/${service}/aws4_request, ` +
  'SignedHeaders=host;x-amz-date, Signature=00';

type HttpParts = {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** A request signed for a service, recognised; throws when the gate does not take it for an AWS call. */
export function signedRequest(service: string, parts: HttpParts): AwsRequest {
  const request = recogniseAwsRequest({
    method: parts.method ?? 'POST',
    url: parts.url ?? '/',
    headers: { host: '127.0.0.1:4567', authorization: signedFor(service), ...parts.headers },
    body: Buffer.from(parts.body ?? ''),
  });
  if (request === undefined) throw new Error('not an AWS request');
  return request;
}

export const jsonRequest = (service: string, target: string, input: object): AwsRequest =>
  signedRequest(service, {
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target },
    body: JSON.stringify(input),
  });

export const dynamodbRequest = (operation: string, input: object): AwsRequest =>
  jsonRequest('dynamodb', `DynamoDB_20120810.${operation}`, input);

export const s3Request = (method: string, url: string, parts: HttpParts = {}): AwsRequest =>
  signedRequest('s3', { ...parts, method, url });

export const formRequest = (service: string, fields: Record<string, string>): AwsRequest =>
  signedRequest(service, {
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: new URLSearchParams(fields).toString(),
  });

/** The policy of a key that leaves it to the account who may. */
export const ROOT_ONLY = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
  ],
};

export const keyArn = (id: string) => `arn:aws:kms:us-east-1:${ACCOUNT}:key/${id}`;

/** A table keyed by pk with an index keyed by gsi1pk, a table with a key of its own, one bucket with one. */
export const facts: Facts = {
  table: (name) => Promise.resolve(TABLES[name]),
  key: (id) =>
    Promise.resolve(
      id.endsWith('missing')
        ? undefined
        : { arn: keyArn(id.replace('alias/', '')), state: 'Enabled' },
    ),
  secretArn: (id) =>
    Promise.resolve(`arn:aws:secretsmanager:us-east-1:${ACCOUNT}:secret:${id}-AbCdEf`),
  stackArn: () => Promise.resolve(undefined),
  mappedFunction: () => Promise.resolve(undefined),
  trustPolicy: () => Promise.resolve(undefined),
  resourcePolicy: (arn) => Promise.resolve(arn.includes(':key/') ? ROOT_ONLY : undefined),
  tags: () => Promise.resolve({}),
  bucketEncryption: (bucket) =>
    Promise.resolve(bucket === 'sealed' ? { keyId: 'alias/sealed' } : undefined),
  objectEncryption: ({ bucket }) =>
    Promise.resolve(bucket === 'sealed' ? { keyId: 'alias/sealed' } : undefined),
};

const TABLES: Readonly<Record<string, TableFacts>> = {
  Tenants: { partitionKey: 'pk', indexPartitionKeys: { byOwner: 'gsi1pk' } },
  Sealed: { partitionKey: 'pk', indexPartitionKeys: {}, keyId: 'alias/sealed' },
};

export const place: Place = { region: 'us-east-1', accountId: ACCOUNT, facts };

export const session = (changes: Partial<RoleSession> = {}): RoleSession => ({
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'secret',
  sessionToken: 'token',
  arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Tenant/records`,
  accountId: ACCOUNT,
  roleName: 'Tenant',
  tags: {},
  transitiveTagKeys: [],
  sessionPolicies: [],
  sessionPolicyArns: [],
  expiresAtMs: Date.now() + 3_600_000,
  ...changes,
});
