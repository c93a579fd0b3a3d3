import { describe, expect, it } from 'vitest';
import { relevantPolicies, relevantTo } from '../../../local/gate/relevant-statements.ts';
import { allow, policyOf } from './verdicts.ts';

const items = allow({ Action: ['dynamodb:GetItem', 'dynamodb:PutItem'], Resource: '*' });
const reads = allow({ Action: 'DynamoDB:Get*', Resource: '*' });
const objects = allow({ Action: 's3:*', Resource: '*' });
const others = { Effect: 'Deny', NotAction: 's3:*', Resource: '*' };
const all = allow({ Action: '*', Resource: '*' });

describe('what of a policy bears on an action', () => {
  it.each([
    ['dynamodb:GetItem', [items, reads, others, all]],
    ['dynamodb:PutItem', [items, others, all]],
    ['s3:GetObject', [objects, others, all]],
  ])('%s', (action, relevant) => {
    const policy = policyOf(items, reads, objects, others, all);
    expect(relevantTo(action, policy)).toEqual(policyOf(...relevant));
  });

  it('is the whole of it, when nothing bears on it, for it must not allow more by being away', () => {
    expect(relevantTo('kms:Decrypt', policyOf(items))).toEqual(policyOf(items));
  });

  it('is nothing of a policy that allows other things beside one that does not', () => {
    const policies = [
      { name: 'Items', policy: policyOf(items) },
      { name: 'Objects', policy: policyOf(objects) },
    ];
    expect(relevantPolicies('s3:GetObject', policies).map(({ name }) => name)).toEqual(['Objects']);
  });
});
