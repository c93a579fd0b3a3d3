import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { addressKey } from '../../../core/members/address-key.ts';
import type { Member, MembersOf } from '../../../core/members/member.ts';
import type {
  AdminCorrection,
  AdminCorrections,
} from '../../../core/provisioning/admin-corrections.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { fail, ok } from '../../../kit/result.ts';
import { toEventItem } from '../events/event-item.ts';
import { DynamoInvitationRegistry } from '../members/dynamo-invitation-registry.ts';
import { DynamoMemberRegistry } from '../members/dynamo-member-registry.ts';
import { toMemberItem } from '../members/member-item.ts';
import { memberKey, personKey, tenantKey } from '../table/control-keys.ts';
import { putNew } from '../table/put-new.ts';
import { transact, type Write } from '../table/transact.ts';
import { stateCondition } from '../tenants/state-condition.ts';

export class DynamoAdminCorrections implements AdminCorrections {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #members: DynamoMemberRegistry;
  readonly #invitations: DynamoInvitationRegistry;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#members = new DynamoMemberRegistry(documents, tableName);
    this.#invitations = new DynamoInvitationRegistry(documents, tableName);
  }

  async findAdmin(of: MembersOf, email: string) {
    const { userId } = (await this.#invitations.holderOf(of, email)) ?? {};
    return userId === undefined ? null : this.#members.find(of, userId);
  }

  async correct({ userPoolId }: MembersOf, { tenant, former, member, event }: AdminCorrection) {
    const TableName = this.#tableName;
    const { userId } = member;
    const corrected = await transact(this.#documents, {
      tenant: tenantWrite(TableName, tenant),
      former: formerWrite(TableName, userPoolId, former),
      formerPerson: {
        Delete: { TableName, Key: personKey(addressKey(former.email), userPoolId) },
      },
      member: putNew(TableName, toMemberItem(userPoolId, member)),
      person: putNew(TableName, { ...personKey(addressKey(member.email), userPoolId), userId }),
      event: putNew(TableName, toEventItem(event)),
    });
    if (corrected.ok) return ok(undefined);
    const { error } = corrected;
    if (error.kind === 'Contended') return fail({ kind: 'MembersBusy' } as const);
    if (error.writes.includes('tenant')) return fail({ kind: 'VersionConflict' } as const);
    if (error.writes.includes('former')) return fail(MEANWHILE);
    return fail({ kind: 'AdminAddressTaken' } as const);
  }
}

const MEANWHILE = {
  kind: 'AdminNotCorrectable',
  reason: 'Somebody has just signed in to the tenant.',
} as const;

function tenantWrite(TableName: string, { id, admin, version, updatedAt }: Tenant): Write {
  const mayCorrect = stateCondition('correctAdmin');
  return {
    Update: {
      TableName,
      Key: tenantKey(id),
      UpdateExpression: 'SET #admin = :admin, #version = :version, updatedAt = :updatedAt',
      ConditionExpression: `${mayCorrect.expression} AND #version = :before`,
      ExpressionAttributeNames: { ...mayCorrect.names, '#admin': 'admin', '#version': 'version' },
      ExpressionAttributeValues: {
        ...mayCorrect.values,
        ':admin': admin,
        ':version': version,
        ':before': version - 1,
        ':updatedAt': updatedAt.toISOString(),
      },
    },
  };
}

const formerWrite = (TableName: string, userPoolId: string, former: Member): Write => ({
  Delete: {
    TableName,
    Key: memberKey(userPoolId, former.userId),
    ConditionExpression: '#version = :version AND attribute_not_exists(signedInAt)',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': former.version },
  },
});
