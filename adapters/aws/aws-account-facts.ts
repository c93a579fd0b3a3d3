import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import type { AccountFacts, MailAccount } from '../../core/readiness/account-facts.ts';
import type { Aws } from './aws-account-inventory.ts';

export class AwsAccountFacts implements AccountFacts {
  readonly #config: Aws;

  constructor(config: Aws) {
    this.#config = config;
  }

  /** As its stack states it; https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html */
  async bootstrapVersion(region: string): Promise<number | undefined> {
    const client = new CloudFormationClient({ ...this.#config, region });
    const stack = await unless(/does not exist/, () =>
      client.send(new DescribeStacksCommand({ StackName: 'CDKToolkit' })),
    );
    const outputs = stack?.Stacks?.[0]?.Outputs ?? [];
    const version = outputs.find(({ OutputKey }) => OutputKey === 'BootstrapVersion');
    return version?.OutputValue === undefined ? undefined : Number(version.OutputValue);
  }

  async concurrentExecutions(): Promise<number> {
    const client = new LambdaClient(this.#config);
    const { AccountLimit } = await client.send(new GetAccountSettingsCommand({}));
    return AccountLimit?.ConcurrentExecutions ?? 0;
  }

  async mailAccount(): Promise<MailAccount> {
    const account = await new SESv2Client(this.#config).send(new GetAccountCommand({}));
    return {
      isInSandbox: account.ProductionAccessEnabled !== true,
      isSendingEnabled: account.SendingEnabled === true,
      mailsPerDay: account.SendQuota?.Max24HourSend ?? 0,
    };
  }

  async isVerifiedSender(EmailIdentity: string): Promise<boolean | undefined> {
    const client = new SESv2Client(this.#config);
    const identity = await unless(NOT_FOUND, () =>
      client.send(new GetEmailIdentityCommand({ EmailIdentity })),
    );
    return identity ? identity.VerifiedForSendingStatus === true : undefined;
  }

  async hasSecret(SecretId: string): Promise<boolean> {
    const client = new SecretsManagerClient(this.#config);
    const ask = () => client.send(new DescribeSecretCommand({ SecretId }));
    const secret = await unless(NOT_FOUND, ask);
    return secret !== undefined && secret.DeletedDate === undefined;
  }

  async hasRole(RoleName: string): Promise<boolean> {
    const client = new IAMClient(this.#config);
    return (
      (await unless(NOT_FOUND, () => client.send(new GetRoleCommand({ RoleName })))) !== undefined
    );
  }
}

const NOT_FOUND = /NotFound|NoSuchEntity/;

async function unless<T>(absence: RegExp, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && absence.test(`${error.name} ${error.message}`)) return undefined;
    throw error;
  }
}
