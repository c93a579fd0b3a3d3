import { CfnOutput, Duration, Stack, Validations, type StackProps } from 'aws-cdk-lib';
import { AccountRecovery, Mfa, UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { Stage } from '../config/stage.ts';
import { removalPolicyOf } from '../constructs/removal-policy.ts';

export type IdentityStackProps = StackProps & { readonly stage: Stage };

/** The operators' user pool. Tenants' pools are made by the provisioning machine, one each. */
export class IdentityStack extends Stack {
  readonly operatorPool: UserPool;
  readonly operatorClient: UserPoolClient;

  constructor(scope: Construct, id: string, { stage, ...props }: IdentityStackProps) {
    super(scope, id, props);
    this.operatorPool = this.#operatorPool(stage);
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
      mfa: Mfa.OPTIONAL,
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
        reason: 'MFA is offered to every operator; a company enforces it when all have enrolled.',
      },
      {
        id: 'AwsSolutions-COG8',
        reason: 'The Plus plan ($0.02 a user) is a choice of the company, not of its platform.',
      },
    );
    return pool;
  }
}
