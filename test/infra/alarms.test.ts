import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alarmsPage } from '../../local/cost/alarms-page.ts';
import { listedAlarms } from '../../local/cost/listed-alarms.ts';
import { resourcesOf } from '../../local/cost/resources.ts';
import { isRaised, type Alarm, type Series } from '../support/alarm-state.ts';
import { templatesOf } from '../support/templates.ts';

const prod = templatesOf('prod');
const alarms = prod.resources('AWS::CloudWatch::Alarm');

/** Where a mapping, a queue or a rule puts what it gives up on. */
const DEAD_LETTERS =
  /"(?:Destination|deadLetterTargetArn|DeadLetterConfig)":(?:\{"Arn":)?\{"Fn::GetAtt":\["(\w+)"/g;

function alarmOf(name: string): Alarm {
  const found = alarms.find(({ id }) => id.replace(/[0-9A-F]{8}$/, '') === name);
  if (!found) throw new Error(`There is no alarm ${name}.`);
  return found.resource.Properties as Alarm;
}

/** The name, a series that raises it, and one that must not; the newest value is the last one. */
const FAULTS: readonly (readonly [string, Series, Series])[] = [
  [
    'UserAlarmsApiErrors',
    // 2 % of 500, in the second period of three; a burst, or two of ten.
    { errors: [10, 0, 10], requests: [500, 500, 500] },
    { errors: [0, 100, 0], requests: [500, 500, 500] },
  ],
  [
    'UserAlarmsApiErrors',
    { errors: [5, 5, 5], requests: [5, 5, 5] },
    { errors: [2, 2, 2], requests: [10, 10, 10] },
  ],
  ['UserAlarmsApiSlow', { Latency: [3_100, 3_100, 3_100] }, { Latency: [900, 9_000, 900] }],
  ['UserAlarmsSignInsThrottled', { query: [10] }, { query: [undefined] }],
  ['UserAlarmsFunctionsThrottled', { Throttles: [10] }, { Throttles: [0] }],
  ['UserAlarmsTablesThrottled', { query: [40, undefined, 12] }, { query: [40, undefined, 9] }],
  ['PublishEventsLate', { IteratorAge: [900_000] }, { IteratorAge: [60_000] }],
  [
    'UnpublishedAlarm',
    { ApproximateNumberOfMessagesVisible: [1] },
    { ApproximateNumberOfMessagesVisible: [0] },
  ],
  [
    'FileUploadQueueLate',
    { ApproximateAgeOfOldestMessage: [900] },
    { ApproximateAgeOfOldestMessage: [300] },
  ],
  ['ProvisionTenantUnsuccessful', { aborted: [1] }, {}],
  ['JobsRunJobUnsuccessful', { timedOut: [1] }, {}],
  // One step that was retried, or a sweep that failed once, is no alarm; a sweeper that is gone is one.
  ['SweepProvisioningFailing', { Errors: Array<number>(10).fill(1) }, { Errors: [1, 1, 1, 0] }],
  ['JobsSweepJobsFailing', {}, { Errors: [0] }],
  [
    'SweepProvisioningOpenTooLong',
    { OldestOpenProvisioning: [4_500] },
    { OldestOpenProvisioning: [300] },
  ],
  // They roll a deployment back: within a minute, or it has gone by.
  ['CanaryApiErrors', { '5xx': [5] }, { '5xx': [4] }],
  ['CanaryTenantsApiErrors', { Errors: [3] }, { Errors: [2] }],
  ['UsageRateLimitsUnavailable', { RateLimitsUnavailable: [10] }, { RateLimitsUnavailable: [3] }],
  ['RefusalsUntold', { RefusalsUntold: [1] }, {}],
  ['UsageUsesUnsealed', { OldestUnsealedUses: [7_200] }, { OldestUnsealedUses: [60] }],
  ['JobsSweepJobsOpenTooLong', { OldestOpenJob: [43_200] }, { OldestOpenJob: [9_000] }],
];

describe('an alarm', () => {
  it.each(FAULTS)(
    '%s is raised by its fault, and not by what happens every day',
    (name, fault, daily) => {
      expect(isRaised(alarmOf(name), fault)).toBe(true);
      expect(isRaised(alarmOf(name), daily)).toBe(false);
    },
  );

  it('names a runbook that exists, and each runbook belongs to one', () => {
    // With what a stage may have beside prod: CloudFront's secret.
    const all = listedAlarms(resourcesOf('example'));
    const runbooks = new Set(all.map(({ runbook }) => runbook));
    for (const runbook of runbooks) expect(existsSync(runbook), runbook).toBe(true);
    expect([...runbooks].sort()).toEqual(
      readdirSync('docs/runbooks')
        .map((file) => `docs/runbooks/${file}`)
        .sort(),
    );
  });

  it('stands in docs/alarms.md, as `npm run alarms:docs` writes it', async () => {
    expect(readFileSync('docs/alarms.md', 'utf8')).toBe(await alarmsPage(resourcesOf('prod')));
  });

  it('is told to the topic of its region, every one', () => {
    for (const { resource } of alarms) expect(resource.Properties?.AlarmActions).toHaveLength(1);
  });

  it('is not raised by the error of one function, which its caller repeats or answers', () => {
    const errors = alarms.filter(
      ({ id, resource }) =>
        resource.Properties?.MetricName === 'Errors' && !id.startsWith('Canary'),
    );
    for (const { resource } of errors) {
      // What runs each hour: twice in turn.
      const runs =
        ({ 3_600: 2, 86_400: 1 } as Record<number, number>)[Number(resource.Properties?.Period)] ??
        10;
      const periods = { DatapointsToAlarm: runs, EvaluationPeriods: runs };
      expect(resource.Properties).toMatchObject(periods);
    }
  });
});

describe('each kind of work has its alarm', () => {
  const watched = JSON.stringify(alarms.map(({ resource }) => resource.Properties));
  const deadLetters = new Set(
    prod
      .all()
      .flatMap(({ resource }) =>
        [...JSON.stringify(resource.Properties ?? {}).matchAll(DEAD_LETTERS)].map(([, id]) => id),
      ),
  );

  it.each(['AWS::StepFunctions::StateMachine', 'AWS::Scheduler::Schedule'])('%s', (type) => {
    const resources = prod.resources(type);
    expect(resources.length).toBeGreaterThan(1);
    for (const { resource, id } of resources) {
      const [, functionId] =
        /"Fn::GetAtt":\["(\w+)"/.exec(JSON.stringify(resource.Properties)) ?? [];
      const known = type.endsWith('Schedule') ? functionId : id;
      expect(watched, id).toContain(`"${String(known)}"`);
    }
  });

  it('every stream: how far its function is behind', () => {
    const ofStreams = prod
      .resources('AWS::Lambda::EventSourceMapping')
      .filter(({ resource }) => resource.Properties?.StartingPosition !== undefined);
    expect(ofStreams.length).toBeGreaterThan(1);
    const ages = JSON.stringify(
      alarms.filter(({ resource }) => resource.Properties?.MetricName === 'IteratorAge'),
    );
    for (const { resource } of ofStreams) {
      expect(ages).toContain(JSON.stringify(resource.Properties?.FunctionName));
    }
  });

  it('every dead-letter queue', () => {
    expect(deadLetters.size).toBeGreaterThan(3);
    for (const id of deadLetters) expect(watched).toContain(`"${String(id)}"`);
  });
});

describe('a topic of alarms', () => {
  const topics = prod.resources('AWS::SNS::Topic');

  it('lets CloudWatch publish, for alarms of this account alone', () => {
    expect(topics.length).toBeGreaterThan(2);
    for (const { id, stack } of topics) {
      const policy = prod
        .resources('AWS::SNS::TopicPolicy')
        .find((p) => p.stack === stack && JSON.stringify(p.resource).includes(`"${id}"`));
      expect(policy?.resource.Properties?.PolicyDocument).toMatchObject({
        Statement: expect.arrayContaining([
          {
            Sid: 'AlarmsOfThisAccount',
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: 'sns:Publish',
            Resource: { Ref: id },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          },
        ]) as unknown,
      });
    }
  });

  it('has no key, which CloudWatch could not use', () => {
    for (const { resource } of topics) {
      expect(resource.Properties).not.toHaveProperty('KmsMasterKeyId');
    }
  });

  it('for what is urgent hears the composite alarm, whose name no other stage has', () => {
    const [composite] = prod.resources('AWS::CloudWatch::CompositeAlarm');
    expect(composite?.resource.Properties?.AlarmName).toBe('freehold-prod-users-affected');
    expect(JSON.stringify(composite?.resource.Properties?.AlarmActions)).toContain(
      'UrgentAlarmTopic',
    );
  });
});
