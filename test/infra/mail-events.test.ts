import { describe, expect, it } from 'vitest';
import { actionsOf, statementsIn } from '../support/infra/policy-statements.ts';
import { templatesOf } from '../support/templates.ts';

const prod = templatesOf('prod');
const only = (type: string, prefix: string) => {
  const found = prod.resources(type).filter(({ id }) => id.startsWith(prefix));
  expect(found).toHaveLength(1);
  const { id = '', resource } = found[0] ?? {};
  return { id, Properties: resource?.Properties ?? {} };
};

describe('what becomes of mails', () => {
  const set = only('AWS::SES::ConfigurationSet', 'Notifications');

  it('is told by SES to the queue of notices, of this stage’s mails alone', () => {
    const told = only('AWS::SES::ConfigurationSetEventDestination', 'Notifications');
    expect(told.Properties).toMatchObject({
      ConfigurationSetName: { Ref: set.id },
      EventDestination: { Enabled: true, MatchingEventTypes: ['delivery', 'bounce', 'complaint'] },
    });
    const rule = only('AWS::Events::Rule', 'NotificationsMailEventsRule');
    const { EventPattern, EventBusName } = rule.Properties;
    expect(EventBusName).toBe('default');
    expect(EventPattern).toEqual({
      source: ['aws.ses'],
      'detail-type': ['Email Delivered', 'Email Bounced', 'Email Complaint Received'],
      detail: { mail: { tags: { 'ses:configuration-set': [{ Ref: set.id }] } } },
    });
    const queue = only('AWS::SQS::Queue', 'NotificationsNoticeQueue');
    expect(JSON.stringify(rule.Properties)).toContain('NotificationsNoticeQueue');
    expect(queue.Properties).toMatchObject({ RedrivePolicy: { maxReceiveCount: 100 } });
  });

  it('is known of notifications, which are sent under that set by one function', () => {
    const naming = prod
      .resources('AWS::Lambda::Function')
      .filter(({ resource }) =>
        JSON.stringify(resource.Properties).includes('"MAIL_CONFIGURATION_SET"'),
      );
    expect(naming.map(({ id }) => id.split('Function')[0])).toEqual([
      'NotificationsDeliverNotifications',
    ]);
    const sending = statementsIn(prod).filter(({ statement }) =>
      actionsOf(statement).includes('ses:SendEmail'),
    );
    const bySet = sending.filter(({ statement }) =>
      JSON.stringify(statement).includes('configuration-set/'),
    );
    expect(bySet).toHaveLength(1);
    expect(sending.length).toBeGreaterThan(1);
  });

  it.each([
    ['Bounce', 0.04],
    ['Complaint', 0.0008],
  ])('raises an alarm before SES looks into the account: %s', (name, Threshold) => {
    expect(only('AWS::CloudWatch::Alarm', `Notifications${name}Rate`).Properties).toMatchObject({
      Namespace: 'AWS/SES',
      MetricName: `Reputation.${name}Rate`,
      Threshold,
    });
  });
});

describe('what SendGrid and Twilio tell', () => {
  it('is put on the queue by a function that may do nothing else', () => {
    const rights = statementsIn(prod)
      .filter(({ id }) => id.startsWith('FunctionsReceiveMakerEvents'))
      .flatMap(({ statement }) => actionsOf(statement));
    expect(rights).toContain('sqs:SendMessage');
    expect(rights.filter((action) => /^(sts|ses|sns|secretsmanager):/.test(action))).toEqual([]);
  });
});
