import { expect, it } from 'vitest';
import { actionsOf, statementsIn } from '../support/infra/policy-statements.ts';
import { templatesOf } from '../support/templates.ts';

const allowed = statementsIn(templatesOf('prod')).filter(
  ({ statement }) => statement.Effect === 'Allow',
);
const actionsOn = (key: string) =>
  Object.fromEntries(
    allowed
      .filter(({ statement }) => JSON.stringify(statement).includes(`"${key}`))
      .map(({ id, statement }) => [
        id.replace(/RoleDefaultPolicy\w+$/, '').replace(/^Functions/, ''),
        actionsOf(statement).toSorted(),
      ]),
  );

it('lets one function write the days of revenue, and none take any back', () => {
  expect(actionsOn('REVENUE#')).toEqual({
    AnalyticsApi: ['dynamodb:Query'],
    TakeRevenueDay: [
      ...['dynamodb:BatchGetItem', 'dynamodb:ConditionCheckItem'],
      ...['dynamodb:PutItem', 'dynamodb:Query'],
    ],
  });
});

it('lets the API read the ledger and the sums alone, and write nothing of them', () => {
  expect(actionsOn('LEDGER#*').AnalyticsApi).toEqual(['dynamodb:Query']);
  const own = allowed.filter(
    ({ id, statement }) =>
      id.includes('AnalyticsApi') && JSON.stringify(statement).includes('REVENUE#'),
  );
  expect(JSON.stringify(own)).toContain('REVENUE#SUMS');
  expect(JSON.stringify(own)).not.toContain('REVENUE#*');
});
