import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { CognitoPoolGroups } from '../../adapters/cognito/cognito-pool-groups.ts';
import { DynamoMigratedMembers } from '../../adapters/dynamodb/members/dynamo-migrated-members.ts';
import { tenantPoolsOf } from '../../adapters/dynamodb/tenants/tenant-pools-of.ts';
import { ADMIN, PLATFORM } from '../../core/access/roles.ts';
import type { MembersOf } from '../../core/members/member.ts';
import { migratePool, type MigrationCounts } from '../../core/members/migrate-pool.ts';
import type { CliContext } from '../context.ts';
import { engineerAws, explained } from '../engineer-aws.ts';
import { engineerDocuments } from '../engineer-documents.ts';
import { stackOutput } from '../stack-output.ts';

export type MigrateOptions = {
  readonly keepGroups?: boolean;
  readonly userPoolId?: string;
  readonly controlTable?: string;
};

/** As groups, the strongest first: the strongest of several counted. */
const ROLES = ['owner', 'admin', 'member', 'viewer'];

/** `freehold member migrate`: with the engineer's AWS credentials; each pool is told of as it is done. */
export async function migrateMembers(
  context: CliContext,
  { keepGroups: keepsGroups = false, userPoolId, controlTable }: MigrateOptions,
): Promise<void> {
  const { stage } = context;
  const aws = engineerAws(context);
  await explained(stage, async () => {
    const [operatorPool, tableName] = await Promise.all([
      userPoolId ?? stackOutput(stage, aws, { stack: 'identity', key: 'OperatorUserPoolId' }),
      controlTable ?? stackOutput(stage, aws, { stack: 'data', key: 'ControlTableName' }),
    ]);
    const documents = engineerDocuments(aws);
    const ports = {
      groups: new CognitoPoolGroups(new CognitoIdentityProviderClient(aws)),
      members: new DynamoMigratedMembers(documents, tableName),
      now: () => new Date(),
    };
    const operators: MembersOf = { tenantId: PLATFORM, userPoolId: operatorPool, keptRole: ADMIN };
    const all = { of: operators, roles: { ofAll: ADMIN }, keepsGroups };
    tell(context, PLATFORM, await migratePool(ports, all));
    for await (const of of tenantPoolsOf(documents, tableName)) {
      tell(context, of.tenantId, await migratePool(ports, { of, roles: ROLES, keepsGroups }));
    }
  });
}

function tell({ output }: CliContext, tenantId: string, counts: MigrationCounts) {
  const { added, there, taken } = counts;
  const conflict = taken > 0 ? `, ${taken} whose address is invited or another member’s` : '';
  output.next({ tenantId, ...counts }, [
    `${tenantId}: ${added} added, ${there} members already${conflict}`,
  ]);
}
