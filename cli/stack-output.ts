import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CommandFailure } from './command-failure.ts';
import { deployHint, type EngineerAws } from './engineer-aws.ts';

type Output = { readonly stack: 'data' | 'identity' | 'audit'; readonly key: string };

/** What a stack of the stage tells of itself, read with the engineer's own AWS credentials. */
export async function stackOutput(
  stage: string,
  aws: EngineerAws,
  { stack, key }: Output,
): Promise<string> {
  const StackName = `freehold-${stage}-${stack}`;
  const { Stacks } = await new CloudFormationClient(aws).send(
    new DescribeStacksCommand({ StackName }),
  );
  const output = Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === key);
  if (output?.OutputValue) return output.OutputValue;
  throw new CommandFailure(`${StackName} has no ${key}.`, { hint: deployHint(stage) });
}
