import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { createOperator } from '../../adapters/cognito/cognito-operators.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { deployHint, engineerAws, explained, type EngineerAws } from '../engineer-aws.ts';
import { EXIT } from '../exit-codes.ts';

export type OperatorOptions = { readonly email: string; readonly userPoolId?: string };

/** `freehold operator create`: with the engineer's own AWS credentials; shows the first password once. */
export async function createOperatorOf(
  context: CliContext,
  { email, userPoolId }: OperatorOptions,
): Promise<void> {
  const { stage, output } = context;
  const aws = engineerAws(context);
  const { pool, created } = await explained(stage, async () => {
    const pool = userPoolId ?? (await operatorPoolOf(stage, aws));
    const client = new CognitoIdentityProviderClient(aws);
    return { pool, created: await createOperator(client, { userPoolId: pool, email }) };
  });
  if (!created.ok) throw refusal(email, created.error);

  const { userId, temporaryPassword } = created.value;
  output.result({ userPoolId: pool, email, userId, temporaryPassword }, [
    `Created operator ${email}.`,
    `First password, shown this once: ${temporaryPassword ?? ''}`,
    `Replace it by signing in: freehold login ${whereToSignIn(context)} --email ${email}`,
  ]);
}

/** On this machine the name `local` is that of the seeded operator. */
const whereToSignIn = ({ stage, profile }: CliContext) =>
  stage === 'local'
    ? `--profile mine --api-url '${profile().apiUrl}'`
    : `--stage ${stage} --api-url https://…`;

type Refusal = Extract<Awaited<ReturnType<typeof createOperator>>, { ok: false }>['error'];

const refusal = (email: string, error: Refusal) =>
  error.kind === 'OperatorExists'
    ? new CommandFailure(`${email} is an operator already.`, { exitCode: EXIT.conflict })
    : new CommandFailure(`${email} was refused: ${error.reason}`);

async function operatorPoolOf(stage: string, aws: EngineerAws): Promise<string> {
  const StackName = `freehold-${stage}-identity`;
  const { Stacks } = await new CloudFormationClient(aws).send(
    new DescribeStacksCommand({ StackName }),
  );
  const output = Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'OperatorUserPoolId');
  if (output?.OutputValue) return output.OutputValue;
  throw new CommandFailure(`${StackName} has no operator pool.`, { hint: deployHint(stage) });
}
