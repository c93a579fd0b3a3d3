import { CfnOutput, Duration, Stack, Validations, type StackProps } from 'aws-cdk-lib';
import {
  AccountRecovery,
  Mfa,
  UserPool,
  type CfnUserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import type { Stage } from '../config/stage.ts';
import { mailSenderOf } from '../../core/platform-config/mail-sender-of.ts';
import { sesIdentityArn } from '../constructs/mail-rights.ts';
import { removalPolicyOf } from '../constructs/removal-policy.ts';

export type IdentityStackProps = StackProps & {
  readonly stage: Stage;
  readonly config: PlatformConfig;
};

/** The operators' user pool. Tenants' pools are made by the provisioning machine, one each. */
export class IdentityStack extends Stack {
  readonly operatorPool: UserPool;
  readonly operatorClient: UserPoolClient;

  constructor(scope: Construct, id: string, { stage, config, ...props }: IdentityStackProps) {
    super(scope, id, props);
    this.operatorPool = this.#operatorPool(stage);
    // Not `UserPoolEmail.withSES`, which wants the region written out.
    const pool = this.operatorPool.node.defaultChild as CfnUserPool;
    const sourceArn = sesIdentityArn(this, config);
    if (sourceArn) {
      pool.emailConfiguration = {
        emailSendingAccount: 'DEVELOPER',
        sourceArn,
        from: mailSenderOf(config).fromAddress,
      };
    }
    this.operatorClient = this.operatorPool.addClient('Client', {
      authFlows: { adminUserPassword: true },
      disableOAuth: true,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(30),
      idTokenValidity: Duration.minutes(30),
      refreshTokenValidity: Duration.days(1),
    });
    new CfnOutput(this, 'OperatorUserPoolId', { value: this.operatorPool.userPoolId });
    new CfnOutput(this, 'OperatorClientId', { value: this.operatorClient.userPoolClientId });
  }

  #operatorPool(stage: Stage) {
    const pool = new UserPool(this, 'OperatorPool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: stage.operatorMfa === 'required' ? Mfa.REQUIRED : Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      deletionProtection: stage.isDataProtected,
      removalPolicy: removalPolicyOf(stage),
    });
    Validations.of(pool).acknowledge(
      {
        id: 'AwsSolutions-COG2',
        reason: 'It is required outside the laptop, by the stage (operatorMfa).',
      },
      {
        id: 'AwsSolutions-COG8',
        reason: 'The Plus plan ($0.02 a user) is a choice of the company, not of its platform.',
      },
    );
    return pool;
  }
}
