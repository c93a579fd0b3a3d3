import { describe, expect, it } from 'vitest';
import { templatesOf, type Located } from '../support/templates.ts';

const prod = templatesOf('prod');
const ofConsumer = (templates: typeof prod, type: string): Located[] =>
  templates.resources(type).filter(({ id }) => id.startsWith('OnProvisioningEnded'));
const queueNamed = (name: string) =>
  ofConsumer(prod, 'AWS::SQS::Queue').find(({ id }) => id.includes(name));

describe('the consumer of ended provisionings', () => {
  it('hears its types alone, and nothing where no operator is named', () => {
    const [rule] = ofConsumer(prod, 'AWS::Events::Rule');
    expect(rule?.resource.Properties).toMatchObject({
      EventPattern: {
        source: ['freehold'],
        'detail-type': ['tenant.activated', 'tenant.provisioning_failed'],
      },
      State: 'DISABLED',
    });
    const [local] = ofConsumer(templatesOf('local'), 'AWS::Events::Rule');
    expect(local?.resource.Properties).toMatchObject({ State: 'ENABLED' });
  });

  it('gets a message five times, then it lies in the dead letters', () => {
    expect(queueNamed('Queue')?.resource.Properties).toMatchObject({
      SqsManagedSseEnabled: true,
      // Six times the function's 20 seconds: a lease has ended when its message comes again.
      VisibilityTimeout: 120,
      RedrivePolicy: {
        maxReceiveCount: 5,
        deadLetterTargetArn: { 'Fn::GetAtt': [queueNamed('Undelivered')?.id, 'Arn'] },
      },
    });
    expect(queueNamed('Undelivered')?.resource.Properties).toMatchObject({
      MessageRetentionPeriod: 14 * 86_400,
    });
  });

  it('answers for each message, in a few runs at once', () => {
    const [mapping] = ofConsumer(prod, 'AWS::Lambda::EventSourceMapping');
    expect(mapping?.resource.Properties).toMatchObject({
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
    });
  });

  it('raises an alarm for dead letters and for messages that wait', () => {
    const metrics = ofConsumer(prod, 'AWS::CloudWatch::Alarm').map(
      ({ resource }) => resource.Properties?.MetricName,
    );
    expect(metrics).toEqual(
      expect.arrayContaining([
        'ApproximateNumberOfMessagesVisible',
        'ApproximateAgeOfOldestMessage',
      ]),
    );
  });

  it('may write its own consumptions in the control table, and no other item', () => {
    const statements = ofConsumer(prod, 'AWS::IAM::Policy').flatMap(
      ({ resource }) =>
        (resource.Properties?.PolicyDocument as { Statement: { Action: string }[] }).Statement,
    );
    const onItems = statements.filter(({ Action }) => JSON.stringify(Action).includes('dynamodb:'));
    expect(onItems).toMatchObject([
      {
        Action: 'dynamodb:PutItem',
        Condition: {
          'ForAllValues:StringLike': {
            'dynamodb:LeadingKeys': ['CONSUMED#provisioning/on-provisioning-ended#*'],
          },
        },
      },
    ]);
  });
});
