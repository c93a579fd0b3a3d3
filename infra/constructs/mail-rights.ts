import { Stack, Validations } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { mailSenderOf } from '../../core/platform-config/mail-sender-of.ts';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import { configurationSetArn } from './mail-events.ts';
import type { Platform } from './platform.ts';
import type { PlatformFunction } from './platform-function.ts';
import { grantSecretRead } from './secret-read.ts';

type Sending = Pick<Platform, 'stage' | 'config'>;

/** Lets a function send the platform's mails: by SES from its address alone, or with the maker's key. */
export function grantSending(
  fn: PlatformFunction,
  { stage, config }: Sending,
  configurationSet?: string,
): void {
  const { email } = config.services.notification;
  if (email.provider === 'sendgrid') {
    grantSecretRead(fn, stage, [email.apiKey.secretName]);
    return;
  }
  fn.role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['ses:SendEmail'],
      resources: [
        Stack.of(fn).formatArn({ service: 'ses', resource: 'identity/*' }),
        ...(configurationSet ? [configurationSetArn(fn, configurationSet)] : []),
      ],
      conditions: { StringEquals: { 'ses:FromAddress': email.fromAddress } },
    }),
  );
  Validations.of(fn.role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]',
    reason:
      'The identity is the sender’s address or its domain, as verified; the condition fixes the address.',
  });
}

/** The sender's domain, which has to be verified in the stage's region before its first deploy; empty without SES. */
export function sesIdentityArn(scope: Construct, config: PlatformConfig): string {
  if (config.services.notification.email.provider !== 'ses') return '';
  const resourceName = mailSenderOf(config).fromAddress.split('@')[1] ?? '';
  return Stack.of(scope).formatArn({ service: 'ses', resource: 'identity', resourceName });
}

type Publishing = { readonly isPushing: boolean };

/** Lets a function send SMS, and, where it pushes by SNS, what `grantPush` says besides. */
export function grantSms(
  fn: PlatformFunction,
  { stage, config }: Sending,
  { isPushing }: Publishing,
): void {
  const { sms, push } = config.services.notification;
  if (sms.provider === 'twilio') {
    grantSecretRead(fn, stage, [sms.accountSid.secretName, sms.authToken.secretName]);
  }
  if (sms.provider !== 'sns') return;
  // The resource of an SMS is its number, which no ARN names; what has an ARN is denied, as the CDK does for
  // Cognito (https://github.com/aws/aws-cdk/pull/6999), but to who pushes by SNS to endpoints.
  fn.grant(['sns:Publish'], ['*']);
  if (!isPushing || push.provider !== 'sns') {
    fn.role.addToPrincipalPolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        actions: ['sns:Publish'],
        resources: ['arn:*:sns:*:*:*'],
      }),
    );
  }
  Validations.of(fn.role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'A phone number is no resource with an ARN; what has one is denied to all but who pushes by SNS.',
  });
}

/** Lets a function send push messages. */
export function grantPush(fn: PlatformFunction, { stage, config }: Sending): void {
  const { push } = config.services.notification;
  if (push.provider === 'web_push') grantSecretRead(fn, stage, [push.privateKey.secretName]);
  if (push.provider !== 'sns') return;
  fn.grant(['sns:Publish'], [Stack.of(fn).formatArn({ service: 'sns', resource: 'endpoint/*' })]);
}

/** Lets a function have SNS know the devices of apps. */
export function grantDevices(fn: PlatformFunction, { config }: Pick<Sending, 'config'>): void {
  const { push } = config.services.notification;
  if (push.provider !== 'sns') return;
  const applications = [push.apnsApplicationArn, push.fcmApplicationArn].filter(
    (arn) => arn !== undefined,
  );
  if (applications.length > 0) fn.grant(['sns:CreatePlatformEndpoint'], applications);
  fn.grant(
    ['sns:SetEndpointAttributes'],
    [Stack.of(fn).formatArn({ service: 'sns', resource: 'endpoint/*' })],
  );
}
