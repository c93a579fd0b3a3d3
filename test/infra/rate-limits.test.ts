import { describe, expect, it } from 'vitest';
import { routes } from '../../functions/routes.ts';
import { actionsOf, statementsIn } from '../support/infra/policy-statements.ts';
import { templatesOf } from '../support/templates.ts';

const prod = templatesOf('prod');
const ofUsage = statementsIn(prod).filter(
  ({ statement }) =>
    statement.Effect === 'Allow' &&
    JSON.stringify(statement.Resource ?? null).includes('UsageTable'),
);
const leadingKeysOf = (statement: (typeof ofUsage)[number]['statement']) =>
  statement.Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] as
    readonly string[] | undefined;
const reaching = (prefix: string) =>
  ofUsage.filter(({ statement }) => {
    const keys = leadingKeysOf(statement);
    return keys === undefined
      ? actionsOf(statement).some((action) => action !== 'dynamodb:Query')
      : keys.some((key) => key.startsWith(prefix));
  });

/** Of an erasure, which removes what a tenant used with all else. */
const isErasure = ({ id }: { readonly id: string }) => id.includes('EraseRecords');

describe('the counters of requests', () => {
  it('are written by every function of the API that knows who asks, and by the sealer', () => {
    const writers = reaching('LIMIT#')
      .filter((one) => !isErasure(one))
      .filter(({ statement }) => actionsOf(statement).includes('dynamodb:UpdateItem'))
      .map(({ id }) => id);
    const serving = new Set(Object.values(routes).map((route) => route.function));
    // The sealer in place of the one that describes the API and knows no one.
    expect(new Set(writers).size).toBe(serving.size);
    expect(writers.join()).not.toContain('ApiDescription');
    expect(writers.join()).toContain('SealUses');
  });

  it('can be deleted by the erasure alone, and listed by it', () => {
    const actions = reaching('LIMIT#')
      .filter((one) => !isErasure(one))
      .flatMap(({ statement }) => actionsOf(statement));
    expect([...new Set(actions)].sort()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:UpdateItem',
    ]);
  });
});

describe('an hour that is sealed', () => {
  it('is put by the sealer, and changed by no role, and deleted by the erasure alone', () => {
    const granted = reaching('METER#').filter((one) => !isErasure(one));
    expect(granted.map(({ id }) => id.includes('SealUses'))).toEqual([true]);
    expect(granted.flatMap(({ statement }) => actionsOf(statement))).toEqual(['dynamodb:PutItem']);
  });
});
