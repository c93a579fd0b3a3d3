import { CloudWatchClient, type DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { expect, it } from 'vitest';
import { CloudWatchOpenAlarms } from '../../../adapters/cloudwatch/cloudwatch-open-alarms.ts';
import { listOpenAlarmsOperation } from '../../../functions/alarms/api/list-open-alarms.ts';
import type { AuthorizerContext } from '../../../functions/edge/authorizer-context.ts';
import { routes } from '../../../functions/routes.ts';
import { edgeOf } from '../../support/edge-of.ts';
import {
  apiEvent,
  operatorIdentity,
  tenantIdentity,
} from '../../support/tenancy/tenant-contexts.ts';

const NAME = 'freehold-dev-Api-CanaryApiErrors';
const raised = (name: string, at: string) => ({
  ...{ AlarmName: name, AlarmDescription: `${name} is raised.` },
  StateTransitionedTimestamp: new Date(at),
  StateUpdatedTimestamp: new Date('2026-11-28T12:00:00Z'),
});

function api() {
  const asked: DescribeAlarmsCommand['input'][] = [];
  const send = async ({ input }: DescribeAlarmsCommand) => {
    asked.push(input);
    return input.NextToken === undefined
      ? { MetricAlarms: [raised(NAME, '2026-11-28T09:00:00Z')], NextToken: 'more' }
      : {
          CompositeAlarms: [raised('freehold-dev-Api-UsersAffected', '2026-11-28T10:00:00Z')],
          MetricAlarms: [{ AlarmName: 'freehold-dev-Api-Bare' }],
        };
  };
  const client = Object.assign(new CloudWatchClient({ region: 'eu-central-1' }), { send });
  const alarms = new CloudWatchOpenAlarms(client, 'dev');
  const handler = edgeOf(listOpenAlarmsOperation({ alarms }));
  const ask = async (identity: AuthorizerContext = operatorIdentity) => {
    const answer = await handler(apiEvent(routes.listOpenAlarms.key, { identity }));
    return { status: answer.statusCode, body: JSON.parse(answer.body ?? '{}') as unknown };
  };
  return { ask, asked };
}

it('lists what is raised of the stage, on each page, the latest first', async () => {
  const { ask, asked } = api();
  const { status, body } = await ask();
  expect(status).toBe(200);
  expect(body).toEqual({
    items: [
      {
        ...{ name: 'Api-UsersAffected', since: '2026-11-28T10:00:00.000Z' },
        description: 'freehold-dev-Api-UsersAffected is raised.',
      },
      {
        ...{ name: 'Api-CanaryApiErrors', since: '2026-11-28T09:00:00.000Z' },
        description: `${NAME} is raised.`,
      },
      { name: 'Api-Bare', description: '', since: '1970-01-01T00:00:00.000Z' },
    ],
  });
  expect(asked).toMatchObject([
    { AlarmNamePrefix: 'freehold-dev-', StateValue: 'ALARM' },
    { NextToken: 'more' },
  ]);
});

it('shows them to operators alone', async () => {
  const { ask, asked } = api();
  expect(await ask(tenantIdentity('owner'))).toMatchObject({ status: 403 });
  expect(asked).toEqual([]);
});
