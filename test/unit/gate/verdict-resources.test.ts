import { describe, expect, it } from 'vitest';
import { type Ask, UntranslatableError } from '../../../local/gate/translate/ask.ts';
import { ACCOUNT, facts, TABLE_ARN } from './requests.ts';
import {
  allow,
  BUCKET,
  isAllowed,
  object,
  policyOf,
  roleWith,
  TENANT,
  verdictOn,
} from './verdicts.ts';

describe('an SMS', () => {
  const publish = (resource: string): Ask => ({ action: 'sns:Publish', resource, context: {} });
  const topic = `arn:aws:sns:us-east-1:${ACCOUNT}:alarms`;
  const anything = allow({ Action: 'sns:Publish', Resource: '*' });
  const noArn = { Effect: 'Deny', Action: 'sns:Publish', Resource: 'arn:*:sns:*:*:*' };

  it('needs a right on everything, of which what has an ARN may be denied', async () => {
    const role = roleWith(anything, noArn);
    expect(await isAllowed({ role, ask: publish('*') })).toBe(true);
    expect(await isAllowed({ role, ask: publish(topic) })).toBe(false);
  });

  it('is not sent by whom only topics are granted, or nothing', async () => {
    const role = roleWith(allow({ Action: 'sns:Publish', Resource: topic }));
    expect(await isAllowed({ role, ask: publish(topic) })).toBe(true);
    expect(await isAllowed({ role, ask: publish('*') })).toBe(false);
    const none = roleWith(allow({ Action: 'sns:Subscribe', Resource: '*' }));
    expect(await isAllowed({ role: none, ask: publish('*') })).toBe(false);
  });
});

describe('policies at the resource', () => {
  const key = `arn:aws:kms:us-east-1:${ACCOUNT}:key/0a1b`;
  const encrypt = async (context: Ask['context']): Promise<Ask> => ({
    action: 'kms:Encrypt',
    resource: key,
    context,
    resourcePolicy: await facts.resourcePolicy(key),
  });
  const role = roleWith(
    allow({
      Action: 'kms:Encrypt',
      Resource: key,
      Condition: { StringEquals: { 'kms:EncryptionContext:tenantId': TENANT } },
    }),
  );

  it('a key opens for the own encryption context alone', async () => {
    const own = await encrypt({ 'kms:EncryptionContext:tenantId': '12' });
    const other = await encrypt({ 'kms:EncryptionContext:tenantId': '13' });
    expect(await isAllowed({ role, ask: own })).toBe(true);
    expect(await isAllowed({ role, ask: other })).toBe(false);
    expect(await isAllowed({ role, ask: await encrypt({}) })).toBe(false);
  });

  it('a bucket that refuses unencrypted transport refuses nothing here', async () => {
    const resourcePolicy = policyOf({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 's3:*',
      Resource: [BUCKET, `${BUCKET}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
    const reader = roleWith(allow({ Action: 's3:GetObject', Resource: `${BUCKET}/*` }));
    expect(await isAllowed({ role: reader, ask: { ...object('t/12/x'), resourcePolicy } })).toBe(
      true,
    );
  });

  it('a role is assumed by whom its trust policy names by the path of his role', async () => {
    const ask = (path: string): Ask => ({
      action: 'sts:AssumeRole',
      resource: `arn:aws:iam::${ACCOUNT}:role/TenantData`,
      context: { 'aws:RequestTag/tenantId': '12', 'aws:TagKeys': ['tenantId'] },
      resourcePolicy: policyOf({
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Condition: {
          ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${ACCOUNT}:role${path}*` },
          StringLike: { 'aws:RequestTag/tenantId': '??' },
        },
      }),
    });
    const caller = roleWith(allow({ Action: ['sts:AssumeRole', 'sts:TagSession'], Resource: '*' }));
    expect(await isAllowed({ role: caller, ask: ask('/freehold/dev/') })).toBe(true);
    expect(await verdictOn({ role: caller, ask: ask('/freehold/prod/') })).toMatchObject({
      isAllowed: false,
      locks: ['trust policy'],
    });
  });
});

describe('what cannot be evaluated', () => {
  const role = roleWith(allow({ Action: '*', Resource: '*' }));

  it.each([
    ['an action that IAM does not know', { action: 'dynamodb:GetAll', resource: TABLE_ARN }],
    ['no resource where the action needs one', { action: 'dynamodb:GetItem', resource: '*' }],
    ['a resource of another sort', { action: 'dynamodb:GetItem', resource: BUCKET }],
  ])('is not allowed: %s', async (_what, ask) => {
    await expect(verdictOn({ role, ask: { ...ask, context: {} } })).rejects.toThrow(
      UntranslatableError,
    );
  });
});
