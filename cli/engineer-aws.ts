import type { CloudFormationClientConfig } from '@aws-sdk/client-cloudformation';
import { rootClient } from '../local/aws.ts';
import { CommandFailure } from './command-failure.ts';
import type { CliContext } from './context.ts';
import { EXIT } from './exit-codes.ts';

export type EngineerAws = Pick<CloudFormationClientConfig, 'endpoint' | 'credentials' | 'region'>;

/** Whose AWS credentials a command uses that the API has no operation for: the engineer's own. */
export function engineerAws({ stage, profile }: CliContext): EngineerAws {
  if (stage !== 'local') return {};
  const local = profile();
  return local.kind === 'local' ? rootClient(local.awsEndpoint) : {};
}

export const deployHint = (stage: string) =>
  `Deploy it first: npx cdk deploy --all -c stage=${stage}`;

/** What AWS says to a beginner without an account, a region, a stack or a right, with what to do. */
export async function explained<T>(stage: string, ask: () => Promise<T>): Promise<T> {
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
