import { describe, expect, it } from 'vitest';
import {
  keyAliasOf,
  siloBucketName,
  siloStackName,
  dedicatedTableName,
  planTableName,
  siloTableName,
} from '../../../core/tenancy/resource-names.ts';
import { newId } from '../../../kit/id.ts';

const TENANT = newId('tnt');
const ACCOUNT = '111122223333';
const LONGEST_STAGE = 'x'.repeat(8);
const LONGEST_PLAN = 'x'.repeat(40);

describe('the names of stores, at their longest', () => {
  it.each([planTableName(LONGEST_STAGE, LONGEST_PLAN), siloTableName(LONGEST_STAGE, TENANT)])(
    'fit a table: %s',
    (name) => {
      expect(name).toMatch(/^[a-zA-Z0-9_.-]{3,255}$/);
    },
  );

  it('fit the alias of a key', () => {
    const alias = keyAliasOf(siloTableName(LONGEST_STAGE, TENANT));
    expect(alias).toMatch(/^alias\/[a-zA-Z0-9/_-]+$/);
    expect(alias.length).toBeLessThanOrEqual(256);
  });

  it('fit a bucket', () => {
    expect(siloBucketName(LONGEST_STAGE, TENANT, ACCOUNT)).toMatch(
      /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
    );
  });

  it('fit a stack', () => {
    expect(siloStackName(LONGEST_STAGE, TENANT)).toMatch(/^[a-zA-Z][a-zA-Z0-9-]{0,127}$/);
  });
});

describe('a stage', () => {
  it.each(['staging-eu', 'production', '', '*', 'Dev', '1st', 'a b'])(
    'cannot be named %j',
    (stage) => {
      expect(() => dedicatedTableName(stage, TENANT)).toThrow(
        `${JSON.stringify(stage)} cannot be the name of a stage`,
      );
    },
  );
});

describe('a plan', () => {
  it.each(['x'.repeat(41), '', '*', 'Pro', 'tnt_*', 'a.b'])('cannot have the id %j', (plan) => {
    expect(() => planTableName('dev', plan)).toThrow(
      `${JSON.stringify(plan)} cannot be a plan’s id`,
    );
  });
});
