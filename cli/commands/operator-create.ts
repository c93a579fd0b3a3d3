import {
  CloudFormationClient,
  DescribeStacksCommand,
  type CloudFormationClientConfig,
} from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { createOperator } from '../../adapters/cognito/cognito-operators.ts';
import { rootClient } from '../../local/aws.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';

export type OperatorOptions = { readonly email: string; readonly userPoolId?: string };
type Aws = Pick<CloudFormationClientConfig, 'endpoint' | 'credentials' | 'region'>;

/** `freehold operator create`: with the engineer's own AWS credentials; shows the first password once. */
export async function createOperatorOf(
  context: CliContext,
  { email, userPoolId }: OperatorOptions,
): Promise<void> {
  const { stage, output } = context;
  const aws = awsOf(context);
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

function awsOf({ stage, profile }: CliContext): Aws {
  if (stage !== 'local') return {};
  const local = profile();
  return local.kind === 'local' ? rootClient(local.awsEndpoint) : {};
}

type Refusal = Extract<Awaited<ReturnType<typeof createOperator>>, { ok: false }>['error'];

const refusal = (email: string, error: Refusal) =>
  error.kind === 'OperatorExists'
    ? new CommandFailure(`${email} is an operator already.`, { exitCode: EXIT.conflict })
    : new CommandFailure(`${email} was refused: ${error.reason}`);

async function operatorPoolOf(stage: string, aws: Aws): Promise<string> {
  const StackName = `freehold-${stage}-identity`;
  const { Stacks } = await new CloudFormationClient(aws).send(
    new DescribeStacksCommand({ StackName }),
  );
  const output = Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'OperatorUserPoolId');
  if (output?.OutputValue) return output.OutputValue;
  throw new CommandFailure(`${StackName} has no operator pool.`, { hint: deployHint(stage) });
}

const deployHint = (stage: string) => `Deploy it first: npx cdk deploy --all -c stage=${stage}`;

/** What AWS says to a beginner without an account, a region, a stack or a right, with what to do. */
async function explained<T>(stage: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof CommandFailure || !(error instanceof Error)) throw error;
    throw explanationOf(stage, error) ?? error;
  }
}

function explanationOf(stage: string, error: Error): CommandFailure | undefined {
  const { name, message } = error;
  if (name === 'CredentialsProviderError' || message.includes('Region is missing')) {
    return new CommandFailure('There are no AWS credentials, or no region.', {
      exitCode: EXIT.unauthorized,
      hint: 'Set AWS_PROFILE and AWS_REGION to those of the account that the platform runs in.',
      cause: error,
    });
  }
  if (name === 'ValidationError' && message.includes('does not exist')) {
    const hint = deployHint(stage);
    return new CommandFailure(`There is no platform of the stage ${stage} here.`, {
      exitCode: EXIT.notFound,
      hint,
      cause: error,
    });
  }
  if (/AccessDenied|NotAuthorized|InvalidClientToken|ExpiredToken/.test(name)) {
    return new CommandFailure(message, { exitCode: EXIT.unauthorized, cause: error });
  }
  return undefined;
}
