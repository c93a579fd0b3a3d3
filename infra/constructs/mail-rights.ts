import { Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
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

/** Whom SES may send as. Another provider never gets here: `platformConfigOf` refuses it. */
function fromAddressOf({ services }: PlatformConfig): string {
  const { email } = services.notification;
  if (email.provider === 'ses') return email.fromAddress;
  throw new Error(`E-mail by ${email.provider} is not available.`);
}
