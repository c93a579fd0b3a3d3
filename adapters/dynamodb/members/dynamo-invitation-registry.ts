import { paginateQuery, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { addressKey } from '../../../core/members/address-key.ts';
import {
  hasLapsed,
  type Invitation,
  type InvitationId,
  type MailState,
} from '../../../core/members/invitation.ts';
import type {
  Acceptance,
  FoundInvitation,
  InvitationEnd,
  InvitationGone,
  InvitationRegistry,
  NewInvitation,
  Renewal,
} from '../../../core/members/invitation-registry.ts';
import type { MembersBusy } from '../../../core/members/member-registry.ts';
import type { MembersOf } from '../../../core/members/member.ts';
import type { PageRequest } from '../../../kit/page.ts';
import { fail, type Result } from '../../../kit/result.ts';
import { fromPoolRegistrationItem } from '../identity/pool-registration-item.ts';
import {
  INVITATION_PREFIX,
  invitationKey,
  membersPartition,
  personKey,
  poolKey,
} from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { getItems } from '../table/get-items.ts';
import { transact, type ConditionsFailed, type Contended } from '../table/transact.ts';
import { fromInvitationItem } from './invitation-item.ts';
import { acceptanceWrites, creationWrites, endWrites, renewalWrites } from './invitation-writes.ts';
import { listInvitations } from './list-invitations.ts';

const holderItem = z.object({
  userId: z.string().optional(),
  invitationId: z.string().optional() as z.ZodType<InvitationId | undefined>,
});

export class DynamoInvitationRegistry implements InvitationRegistry {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async find({ userPoolId }: MembersOf, id: InvitationId) {
    const item = await getItem(this.#documents, this.#tableName, invitationKey(userPoolId, id));
    return item ? fromInvitationItem(item) : null;
  }

  list({ userPoolId }: MembersOf, page: PageRequest) {
    return listInvitations(this.#documents, { ...this.#in(userPoolId), page });
  }

  async lapsed({ userPoolId }: MembersOf, now: Date) {
    const pages = paginateQuery(
      { client: this.#documents },
      {
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        FilterExpression: 'lapsesAt <= :now',
        ExpressionAttributeValues: {
          ':pk': membersPartition(userPoolId),
          ':prefix': INVITATION_PREFIX,
          ':now': now.toISOString(),
        },
        ConsistentRead: true,
      },
    );
    const found: Invitation[] = [];
    for await (const { Items = [] } of pages) found.push(...Items.map(fromInvitationItem));
    return found.filter((invitation) => hasLapsed(invitation, now));
  }

  async holderOf({ userPoolId }: MembersOf, email: string) {
    const key = personKey(addressKey(email), userPoolId);
    const item = await getItem(this.#documents, this.#tableName, key);
    return item ? holderItem.parse(item) : null;
  }

  async lookUp(userPoolId: string, id: string): Promise<FoundInvitation | null> {
    const keys = [poolKey(userPoolId), invitationKey(userPoolId, id)];
    const items = await getItems(this.#documents, this.#tableName, keys);
    const pool = items.find(({ sk }) => sk === 'POOL');
    const invitation = items.find(({ sk }) => sk !== 'POOL');
    if (!pool || !invitation) return null;
    const { tenantId, state } = fromPoolRegistrationItem(pool as Record<string, string>);
    return {
      invitation: fromInvitationItem(invitation),
      of: { tenantId: tenantId, userPoolId },
      state,
    };
  }

  async create({ userPoolId }: MembersOf, creation: NewInvitation) {
    const writes = creationWrites(this.#in(userPoolId), creation);
    const created = await transact(this.#documents, writes);
    if (created.ok) return created;
    const { error } = created;
    if (error.kind === 'Contended') return fail({ kind: 'MembersBusy' } as const);
    // Whose address is taken learns it, whatever the seats are.
    if (error.writes.includes('person')) return fail({ kind: 'AddressTaken' } as const);
    const isRoleGone = error.writes.includes('role');
    return fail(isRoleGone ? ({ kind: 'RoleNotFound' } as const) : ({ kind: 'NoSeat' } as const));
  }

  async remove({ userPoolId }: MembersOf, end: InvitationEnd) {
    return goneOr(await transact(this.#documents, endWrites(this.#in(userPoolId), end)));
  }

  async renew({ userPoolId }: MembersOf, renewal: Renewal) {
    return goneOr(await transact(this.#documents, renewalWrites(this.#in(userPoolId), renewal)));
  }

  async accept({ userPoolId }: MembersOf, acceptance: Acceptance) {
    return goneOr(
      await transact(this.#documents, acceptanceWrites(this.#in(userPoolId), acceptance)),
    );
  }

  async noteMail({ userPoolId }: MembersOf, { id, digest }: Invitation, mail: MailState) {
    try {
      await this.#documents.send(
        new UpdateCommand({
          TableName: this.#tableName,
          Key: invitationKey(userPoolId, id),
          UpdateExpression: 'SET mail = :mail',
          ConditionExpression: 'digest = :digest',
          ExpressionAttributeValues: { ':mail': mail, ':digest': digest },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  #in(userPoolId: string) {
    return { tableName: this.#tableName, userPoolId };
  }
}

const goneOr = (
  written: Result<void, ConditionsFailed<string> | Contended>,
): Result<void, InvitationGone | MembersBusy> =>
  written.ok
    ? written
    : fail({ kind: written.error.kind === 'Contended' ? 'MembersBusy' : 'InvitationGone' });
