import { describe, expect, it } from 'vitest';
import { placementOf } from '../../../core/tenancy/placement.ts';
import {
  ITEM_ACTIONS,
  LISTING_ACTIONS,
  OBJECT_ACTIONS,
  sessionPolicyOf,
  type SessionActions,
} from '../../../core/tenancy/session-policy.ts';
import { newId } from '../../../kit/id.ts';

type Statement = {
  Sid: string;
  Action: string[];
  Resource: string;
  Condition?: Record<string, Record<string, string | string[]>>;
};

const stores = {
  partition: 'aws',
  region: 'eu-central-1',
  accountId: '123456789012',
  tableName: 'tenants',
  bucketName: 'files',
  stage: 'prod',
};
const tenantId = newId('tnt');
const region = 'eu-central-1';
const placement = placementOf({ tenantId, isolation: 'shared_schema', region }, stores);
const bridge = placementOf({ tenantId, isolation: 'separate_schema', region }, stores);
const everything = { items: ITEM_ACTIONS, listings: LISTING_ACTIONS, objects: OBJECT_ACTIONS };

const statementsOf = (policy: string) =>
  (JSON.parse(policy) as { Statement: Statement[] }).Statement;

describe('sessionPolicyOf', () => {
  it('allows exactly the sessionActions it is asked for', () => {
    const policy = sessionPolicyOf(placement, { items: ['GetItem'], objects: ['GetObject'] });

    expect(statementsOf(policy).map(({ Action }) => Action)).toEqual([
      ['dynamodb:GetItem'],
      ['s3:GetObject'],
    ]);
  });

  it('limits items to the partition keys of the tenant, and refuses a request without a key', () => {
    const [items] = statementsOf(sessionPolicyOf(placement, { items: ['Query'] }));

    expect(items).toMatchObject({
      Resource: 'arn:aws:dynamodb:eu-central-1:123456789012:table/tenants',
      Condition: {
        Null: { 'dynamodb:LeadingKeys': 'false' },
        'ForAllValues:StringLike': {
          'dynamodb:LeadingKeys': [`T#${tenantId}`, `T#${tenantId}#*`],
        },
      },
    });
  });

  it('limits objects and listings to the prefix of the tenant, slash included', () => {
    const statements = statementsOf(
      sessionPolicyOf(placement, { listings: ['ListBucket'], objects: ['PutObject'] }),
    );

    expect(statements).toMatchObject([
      {
        Resource: 'arn:aws:s3:::files',
        Condition: { StringLike: { 's3:prefix': `t/${tenantId}/*` } },
      },
      { Resource: `arn:aws:s3:::files/t/${tenantId}/*` },
    ]);
  });

  it('names no action by wildcard, no scan, no PartiQL, no index, no list of uploads', () => {
    const policy = sessionPolicyOf(placement, everything);

    expect(statementsOf(policy).flatMap(({ Action }) => Action)).not.toContainEqual(
      expect.stringMatching(/\*|Scan|PartiQL|MultipartUploads$/),
    );
    expect(policy).not.toContain('/index/');
  });

  it('writes the tenant out: no policy variable is left in it', () => {
    expect(sessionPolicyOf(placement, everything)).not.toContain('${');
  });

  it('opens the own key for the own table and the own objects alone', () => {
    const policy = sessionPolicyOf(bridge, { items: ['Query'], objects: ['GetObject'] });
    const key = {
      Resource: 'arn:aws:kms:eu-central-1:123456789012:key/*',
      Action: ['kms:Decrypt'],
    };
    const own = { 'aws:ResourceTag/freehold:tenant': tenantId };

    expect(statementsOf(policy).slice(2)).toMatchObject([
      {
        ...key,
        Condition: {
          StringEquals: own,
          StringLike: {
            'kms:EncryptionContext:aws:dynamodb:tableName': `freehold-prod-${tenantId}`,
          },
        },
      },
      {
        ...key,
        Condition: {
          StringEquals: own,
          StringLike: { 'kms:EncryptionContext:aws:s3:arn': `arn:aws:s3:::files/k/${tenantId}/*` },
        },
      },
    ]);
  });

  it('asks of a key no more than the sessionActions need', () => {
    const keyActions = (sessionActions: SessionActions) =>
      statementsOf(sessionPolicyOf(bridge, sessionActions)).flatMap(({ Action }) =>
        Action.filter((action) => action.startsWith('kms:')),
      );

    expect(keyActions({ listings: ['ListBucket'] })).toEqual([]);
    expect(keyActions({ items: ['PutItem'] })).toEqual(['kms:Decrypt']);
    expect(keyActions({ objects: ['PutObject'] })).toEqual(['kms:Decrypt', 'kms:GenerateDataKey']);
    expect(statementsOf(sessionPolicyOf(placement, everything))).toHaveLength(3);
  });
});
