import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { addressKey } from '../../../core/members/address-key.ts';
import type { Invitation } from '../../../core/members/invitation.ts';
import type { Holder } from '../../../core/members/invitation-registry.ts';
import type {
  OwnerMemberships,
  OwnerRestoration,
} from '../../../core/members/owner-memberships.ts';
import { isActiveOwner, type Member, type MembersOf } from '../../../core/members/member.ts';
import { toEventItem } from '../events/event-item.ts';
import { invitationKey, memberKey, personKey } from '../table/control-keys.ts';
import { putNew } from '../table/put-new.ts';
import { transact, type Write } from '../table/transact.ts';
import { DynamoInvitationRegistry } from './dynamo-invitation-registry.ts';
import { DynamoMemberRegistry } from './dynamo-member-registry.ts';
import { toMemberItem } from './member-item.ts';
import { changed, ofVersion, type MembersPlace } from './member-writes.ts';
import { roleAssignmentWrite } from './role-assignment-write.ts';
import { seatsWrite } from './seats-write.ts';

/** What is there now. */
type Found = {
  readonly holder: Holder | null;
  /** The user himself. */
  readonly member: Member | null;
  /** Somebody else who has the address: of a user who was deleted. */
  readonly other: Member | null;
  readonly invitation: Invitation | null;
};

const ATTEMPTS = 5;

export class DynamoOwnerMemberships implements OwnerMemberships {
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

  async restore(of: MembersOf, restoration: OwnerRestoration): Promise<void> {
    const place = { tableName: this.#tableName, userPoolId: of.userPoolId };
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const found = await this.#read(of, restoration.owner);
      const written = await transact(this.#documents, writesOf(place, restoration, found));
      if (written.ok) return;
    }
    throw new OwnerNotRestoredError(of.userPoolId);
  }

  async #read(of: MembersOf, { userId, email }: Member): Promise<Found> {
    const [holder, member] = await Promise.all([
      this.#invitations.holderOf(of, email),
      this.#members.find(of, userId),
    ]);
    const { userId: otherId = userId, invitationId } = holder ?? {};
    return {
      ...{ holder, member },
      other: otherId === userId ? null : await this.#members.find(of, otherId),
      invitation: invitationId ? await this.#invitations.find(of, invitationId) : null,
    };
  }
}

function writesOf(place: MembersPlace, { owner, event }: OwnerRestoration, found: Found) {
  const { tableName, userPoolId } = place;
  const before = found.member;
  const former = [before, found.other, found.invitation].filter((one) => one !== null);
  const owners = [before, found.other].filter((one) => one && isActiveOwner(one)).length;
  const after = {
    ...owner,
    signedInAt: signedInAtOf(owner, before ?? found.other),
    version: (before?.version ?? 0) + 1,
  };
  return {
    member: before
      ? changed(place, { before, after: { ...after, createdAt: before.createdAt } })
      : putNew(tableName, toMemberItem(userPoolId, after)),
    other: replacedWrite(place, found),
    person: personWrite(place, owner, found.holder),
    seats: seatsWrite(tableName, userPoolId, { used: 1 - former.length, owners: 1 - owners }),
    role: roleAssignmentWrite(tableName, userPoolId, { from: former[0]?.role }),
    event: putNew(tableName, toEventItem(event)),
  };
}

/** Only who is signed in removes or invites somebody: of another than the first owner there was one. */
const signedInAtOf = ({ validFrom }: Member, former: Member | null): string | undefined =>
  former && former.invitationId === undefined
    ? former.signedInAt
    : (former?.signedInAt ?? validFrom);

function replacedWrite(
  { tableName, userPoolId }: MembersPlace,
  { other, invitation }: Found,
): Write | undefined {
  const remove = (Key: Readonly<Record<string, string>>, condition: object): Write => ({
    Delete: { TableName: tableName, Key, ...condition },
  });
  if (other) return remove(memberKey(userPoolId, other.userId), ofVersion(other.version));
  if (!invitation) return undefined;
  return remove(invitationKey(userPoolId, invitation.id), {
    ConditionExpression: 'digest = :digest',
    ExpressionAttributeValues: { ':digest': invitation.digest },
  });
}

/** The address is the owner's, if it is still whose it was as it was read. */
function personWrite(
  { tableName, userPoolId }: MembersPlace,
  { userId, email }: Member,
  holder: Holder | null,
): Write {
  const attribute = holder?.userId === undefined ? 'invitationId' : 'userId';
  return {
    Put: {
      TableName: tableName,
      Item: { ...personKey(addressKey(email), userPoolId), userId },
      ...(holder === null
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#holder = :holder',
            ExpressionAttributeNames: { '#holder': attribute },
            ExpressionAttributeValues: { ':holder': holder[attribute] },
          }),
    },
  };
}

class OwnerNotRestoredError extends Error {
  override readonly name = 'OwnerNotRestoredError';

  constructor(userPoolId: string) {
    super(`The owner of ${userPoolId} is being changed by others.`);
  }
}
