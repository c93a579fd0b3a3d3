import {
  CloudFormationClient,
  DescribeStacksCommand,
  type CloudFormationClientConfig,
} from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { createOperator } from '../../adapters/cognito/cognito-operators.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';

export type OperatorOptions = { readonly email: string; readonly userPoolId?: string };

/** `freehold operator create`: with the engineer's own AWS credentials; shows the first password once. */
export async function createOperatorOf(
  { stage, profile, output }: CliContext,
  { email, userPoolId }: OperatorOptions,
): Promise<void> {
  const aws = stage === 'local' ? localAws(profile().awsEndpoint) : {};
  const pool = userPoolId ?? (await operatorPoolOf(stage, aws));
  const created = await createOperator(new CognitoIdentityProviderClient(aws), {
    userPoolId: pool,
    email,
  });
  if (!created.ok) {
    const isTaken = created.error.kind === 'OperatorExists';
    throw new CommandFailure(`${email} ${isTaken ? 'is an operator already' : 'was refused'}.`, {
      exitCode: isTaken ? EXIT.conflict : EXIT.failed,
    });
  }
  const { userId, temporaryPassword } = created.value;
  output.result({ userPoolId: pool, email, userId, temporaryPassword }, [
    `Created operator ${email}.`,
    `First password, shown this once, to be replaced at the first sign-in: ${temporaryPassword ?? ''}`,
  ]);
}

type Aws = Pick<CloudFormationClientConfig, 'endpoint' | 'credentials' | 'region'>;

const localAws = (endpoint: string | undefined): Aws => ({
  ...(endpoint === undefined ? {} : { endpoint }),
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

async function operatorPoolOf(stage: string, aws: Aws): Promise<string> {
  const StackName = `freehold-${stage}-identity`;
  const { Stacks } = await new CloudFormationClient(aws).send(
    new DescribeStacksCommand({ StackName }),
  );
  const output = Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'OperatorUserPoolId');
  if (output?.OutputValue) return output.OutputValue;
  throw new CommandFailure(`${StackName} has no operator pool.`, {
    hint: `Deploy it first: npx cdk deploy --all -c stage=${stage}`,
  });
}
