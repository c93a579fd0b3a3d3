import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { createOperator } from '../../adapters/cognito/cognito-operators.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';

export type OperatorOptions = { readonly email: string; readonly userPoolId?: string };

/** `freehold operator create`: with the engineer's own AWS credentials; Cognito mails the first password. */
export async function createOperatorOf(
  { stage, output }: CliContext,
  { email, userPoolId }: OperatorOptions,
): Promise<void> {
  const pool = userPoolId ?? (await operatorPoolOf(stage));
  await createOperator({ userPoolId: pool, email });
  output.result({ userPoolId: pool, email }, [
    `Created operator ${email}; the first password comes by e-mail.`,
  ]);
}

async function operatorPoolOf(stage: string): Promise<string> {
  const StackName = `freehold-${stage}-identity`;
  const client = new CloudFormationClient();
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
  const output = Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'OperatorUserPoolId');
  if (output?.OutputValue) return output.OutputValue;
  throw new CommandFailure(`${StackName} has no operator pool.`, {
    hint: `Deploy it first: npx cdk deploy --all -c stage=${stage}`,
  });
}
