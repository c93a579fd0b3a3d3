import { Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { CfnConfigurationSet, CfnConfigurationSetEventDestination } from 'aws-cdk-lib/aws-ses';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { alarm } from './alarm.ts';
import { queueTarget } from './queue-target.ts';

type Taking = { readonly queue: Queue; readonly deadLetters: Queue };

/**
 * The set under which mails are sent of which SES shall tell what became of them: the name of it. SES tells the default bus alone, and by
 * best effort (https://docs.aws.amazon.com/ses/latest/dg/monitoring-eventbridge.html).
 */
export function mailEvents(scope: Construct, { queue, deadLetters }: Taking): string {
  const { ref } = new CfnConfigurationSet(scope, 'MailConfiguration', {
    // SES's own list of the account keeps what bounced from being sent again, of whichever tenant.
    suppressionOptions: { suppressedReasons: ['BOUNCE', 'COMPLAINT'] },
  });
  const bus = EventBus.fromEventBusName(scope, 'DefaultBus', 'default');
  new CfnConfigurationSetEventDestination(scope, 'MailEvents', {
    configurationSetName: ref,
    eventDestination: {
      enabled: true,
      matchingEventTypes: ['delivery', 'bounce', 'complaint'],
      eventBridgeDestination: { eventBusArn: bus.eventBusArn },
    },
  });
  new Rule(scope, 'MailEventsRule', {
    eventBus: bus,
    eventPattern: {
      source: ['aws.ses'],
      detailType: ['Email Delivered', 'Email Bounced', 'Email Complaint Received'],
      // Those of other stages, and of whatever else the account sends, lie on the same bus.
      detail: { mail: { tags: { 'ses:configuration-set': [ref] } } },
    },
    targets: [queueTarget(queue, deadLetters)],
  });
  reputation(scope);
  return ref;
}

export const configurationSetArn = (scope: Construct, name: string): string =>
  Stack.of(scope).formatArn({ service: 'ses', resource: 'configuration-set', resourceName: name });

/**
 * SES looks into an account from 5 % of bounces or 0.1 % of complaints on, and ends its sending at 10 % or 0.5 %:
 * https://docs.aws.amazon.com/ses/latest/dg/reputationdashboardmessages.html
 */
const SHARES = [
  { name: 'Bounce', share: 0.04, inWords: 'four in a hundred mails bounce.' },
  { name: 'Complaint', share: 0.0008, inWords: 'eight in ten thousand mails are complained of.' },
] as const;

function reputation(scope: Construct): void {
  for (const { name, share, inWords } of SHARES) {
    alarm(scope, `${name}Rate`, {
      metric: new Metric({
        namespace: 'AWS/SES',
        metricName: `Reputation.${name}Rate`,
        statistic: 'Average',
        period: Duration.hours(1),
      }),
      threshold: share,
      meaning: 'SES is about to review the account, and then to end its sending.',
      fault: inWords,
      runbook: 'mail-reputation',
    });
  }
}
