import { Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';

/** Lets a function send the platform's mails, from its address alone. */
export function grantSending({ role }: { readonly role: Role }, config: PlatformConfig) {
  role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['ses:SendEmail'],
      resources: [Stack.of(role).formatArn({ service: 'ses', resource: 'identity/*' })],
      conditions: { StringEquals: { 'ses:FromAddress': fromAddressOf(config) } },
    }),
  );
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]',
    reason:
      'The identity is the sender’s address or its domain, as verified; the condition fixes the address.',
  });
}

/** The sender's domain, which has to be verified in the stage's region before its first deploy. */
export const sesIdentityArn = (scope: Construct, config: PlatformConfig): string =>
  Stack.of(scope).formatArn({
    service: 'ses',
    resource: 'identity',
    resourceName: fromAddressOf(config).split('@')[1] ?? '',
  });

/** Whom SES may send as. Another provider never gets here: `platformConfigOf` refuses it. */
export function fromAddressOf({ services }: PlatformConfig): string {
  const { email } = services.notification;
  if (email.provider === 'ses') return email.fromAddress;
  throw new Error(`E-mail by ${email.provider} is not available.`);
}
