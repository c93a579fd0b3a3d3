import { describe, expect, it } from 'vitest';
import { templatesOf } from '../support/templates.ts';

const prod = templatesOf('prod');
const inEvents = (type: string) => prod.resources(type).filter(({ stack }) => stack === 'Events');
const streams = prod
  .resources('AWS::Lambda::EventSourceMapping')
  .filter(({ resource }) => JSON.stringify(resource.Properties).includes('EVENT#'));

describe('the outbox', () => {
  it('feeds its publisher with new events of the control table and the table of webhooks, and nothing else', () => {
    expect(streams).toHaveLength(2);
    for (const { resource } of streams) {
      const { Filters } = resource.Properties?.FilterCriteria as {
        Filters: { Pattern: string }[];
      };
      expect(Filters.map(({ Pattern }) => JSON.parse(Pattern) as unknown)).toEqual([
        { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'EVENT#' }] } } } },
      ]);
    }
    const tables = streams.map(({ resource }) => JSON.stringify(resource.Properties));
    expect(tables.filter((text) => text.includes('ControlTable'))).toHaveLength(1);
    expect(tables.filter((text) => text.includes('WebhooksTable'))).toHaveLength(1);
  });

  it('loses no event: from the oldest on, halved when it fails, then noted in a queue that alarms', () => {
    const queue = inEvents('AWS::SQS::Queue').find(({ id }) => /^Unpublished[0-9A-F]{8}$/.test(id));
    for (const { resource } of streams) {
      expect(resource.Properties).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: -1,
        DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [queue?.id, 'Arn'] } } },
      });
    }
    const alarms = inEvents('AWS::CloudWatch::Alarm').map((r) => JSON.stringify(r.resource));
    expect(alarms.filter((alarm) => alarm.includes(`"${String(queue?.id)}"`))).toHaveLength(1);
  });

  it('raises an alarm when its publisher falls a quarter of an hour behind', () => {
    const alarms = inEvents('AWS::CloudWatch::Alarm').map(({ resource }) => resource.Properties);
    const late = { Statistic: 'Maximum', Threshold: 900_000 };
    expect(alarms.filter((alarm) => alarm?.MetricName === 'IteratorAge')).toMatchObject([
      late,
      late,
    ]);
  });

  it('may publish on the platform’s bus alone', () => {
    const [bus] = inEvents('AWS::Events::EventBus');
    expect(bus?.resource.Properties).toMatchObject({ Name: 'freehold-prod-events' });
    const policies = inEvents('AWS::IAM::Policy').flatMap(({ id, resource }) =>
      (
        resource.Properties?.PolicyDocument as {
          Statement: { Action: string; Resource: unknown }[];
        }
      ).Statement.map((statement) => ({ id, ...statement })),
    );
    const publishing = policies.filter(({ Action }) => Action === 'events:PutEvents');
    expect(publishing).toHaveLength(4);
    for (const { Resource } of publishing) {
      expect(JSON.stringify(Resource)).toMatch(
        new RegExp(
          `^\\{"Fn::GetAtt":\\["${bus?.id ?? ''}","Arn"\\]\\}$|:event-bus/freehold-prod-events"\\]\\]\\}$`,
        ),
      );
    }
  });
});

describe('a rule that fills a queue', () => {
  const targets = prod
    .resources('AWS::Events::Rule')
    .flatMap(({ resource }) => resource.Properties?.Targets as object[]);

  it('says how long a delivery is repeated, and where it lies then', () => {
    expect(targets.length).toBeGreaterThan(1);
    for (const target of targets) {
      expect(target).toMatchObject({
        RetryPolicy: { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 },
        DeadLetterConfig: { Arn: expect.anything() as unknown },
      });
    }
  });
});

describe('the events of the company’s own product', () => {
  it('reach the endpoints of tenants, and neither the audit log nor any other consumer', () => {
    const rules = prod
      .resources('AWS::Events::Rule')
      .filter(({ resource }) =>
        JSON.stringify(resource.Properties?.EventPattern).includes('"freehold.product"'),
      );
    expect(rules.map(({ id }) => id)).toEqual([expect.stringMatching(/^OnWebhookEvent/)]);
  });
});
