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

const ofDynamo = (action: string) => `dynamodb:${action}`;

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

it('lets one function tell of alerts, which reads what is counted and changes none of it', () => {
  expect(actionsOn('ANALYTICS#*')).toEqual({
    MetricsApi: ['DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'].map(ofDynamo),
    ProductAnalyticsCountTrackedEvents: ['dynamodb:GetItem'],
    ProductAnalyticsEvaluateAlerts: ['BatchGetItem', 'PutItem'].map(ofDynamo),
    JobsFunctionsReadPlatformData: ['dynamodb:GetItem'],
  });
  expect(actionsOn('TRACK_WINDOW#*').ProductAnalyticsEvaluateAlerts).toEqual(['dynamodb:Query']);
});
