import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callFor, operatorToken } from '../support/api.ts';
import { asRoot } from '../support/local-cloud.ts';

// As CloudFormation names those of the stage; a local cloud has none of its own.
const RAISED = 'freehold-local-Api-CanaryApiErrors';
const OTHERS = ['freehold-local-Api-Quiet', 'freehold-prod-Api-CanaryApiErrors'];

const cloudWatch = new CloudWatchClient(asRoot());
let operator: string;

beforeAll(async () => {
  operator = await operatorToken();
  for (const AlarmName of [RAISED, ...OTHERS]) {
    await cloudWatch.send(
      new PutMetricAlarmCommand({
        ...{ AlarmName, AlarmDescription: 'The API answers with errors.' },
        ...{ MetricName: 'Errors', Namespace: 'Test', Statistic: 'Sum', Period: 60 },
        ...{ ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1, Threshold: 1 },
      }),
    );
  }
  for (const AlarmName of [RAISED, 'freehold-prod-Api-CanaryApiErrors']) {
    const state = { AlarmName, StateValue: 'ALARM', StateReason: 'A test' } as const;
    await cloudWatch.send(new SetAlarmStateCommand(state));
  }
});
afterAll(() => cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames: [RAISED, ...OTHERS] })));

it('shows operators the alarms of the stage that are raised', async () => {
  const { items } = await callFor<{ items: { name: string; since: string }[] }>(
    'GET /v1/platform/alarms',
    { token: operator },
  );
  expect(items.map(({ name }) => name)).toEqual(['Api-CanaryApiErrors']);
  expect(Date.now() - Date.parse(items[0]?.since ?? '')).toBeLessThan(600_000);
});
