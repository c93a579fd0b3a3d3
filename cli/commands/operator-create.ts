import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { createOperator } from '../../adapters/cognito/cognito-operators.ts';
import { putMember } from '../../adapters/dynamodb/members/put-member.ts';
import { ADMIN, type OperatorRole } from '../../core/access/roles.ts';
import { newMember } from '../../core/members/member.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { engineerAws, explained } from '../engineer-aws.ts';
import { engineerDocuments } from '../engineer-documents.ts';
import { EXIT } from '../exit-codes.ts';
import { stackOutput } from '../stack-output.ts';

export type OperatorOptions = {
  readonly email: string;
  readonly role: OperatorRole;
  readonly userPoolId?: string;
  readonly controlTable?: string;
};

/** `freehold operator create`: with the engineer's own AWS credentials; shows the first password once. */
export async function createOperatorOf(
  context: CliContext,
  { email, role, userPoolId, controlTable }: OperatorOptions,
): Promise<void> {
  const { stage, output } = context;
  const aws = engineerAws(context);
  const { pool, created } = await explained(stage, async () => {
    const [pool, tableName] = await Promise.all([
      userPoolId ?? stackOutput(stage, aws, { stack: 'identity', key: 'OperatorUserPoolId' }),
      controlTable ?? stackOutput(stage, aws, { stack: 'data', key: 'ControlTableName' }),
    ]);
    const client = new CognitoIdentityProviderClient(aws);
    const created = await createOperator(client, { userPoolId: pool, email });
    if (created.ok) {
      const { userId } = created.value;
      const operator = newMember({ userId, email: email.toLowerCase(), role }, new Date());
      const place = { tableName, userPoolId: pool, keptRole: ADMIN };
      await putMember(engineerDocuments(aws), place, { member: operator });
    }
    return { pool, created };
  });
  if (!created.ok) throw refusal(email, created.error);

  const { userId, temporaryPassword } = created.value;
  output.result({ userPoolId: pool, email, role, userId, temporaryPassword }, [
    `Created operator ${email}, ${role}.`,
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
