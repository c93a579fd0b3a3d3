import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type {
  LastOwner,
  MemberChange,
  MemberQuery,
  MemberRegistry,
  MemberRemoval,
  MembersBusy,
  OwnershipTransfer,
  RoleNotFound,
  VersionConflict,
} from '../../../core/members/member-registry.ts';
import type { MembersOf } from '../../../core/members/member.ts';
import { fail, type Result } from '../../../kit/result.ts';
import { memberKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { transact, type ConditionsFailed, type Contended } from '../table/transact.ts';
import { listMembers } from './list-members.ts';
import { fromMemberItem } from './member-item.ts';
import { changeWrites, removalWrites, transferWrites } from './member-writes.ts';
import { readRoles } from './read-roles.ts';

export class DynamoMemberRegistry implements MemberRegistry {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async find({ userPoolId }: MembersOf, userId: string) {
    const item = await getItem(this.#documents, this.#tableName, memberKey(userPoolId, userId));
    return item ? fromMemberItem(item) : null;
  }

  list({ userPoolId }: MembersOf, query: MemberQuery) {
    return listMembers(this.#documents, { ...this.#in({ userPoolId }), query });
  }

  customRoles({ userPoolId }: MembersOf) {
    return readRoles(this.#documents, this.#tableName, userPoolId);
  }

  async change(of: MembersOf, change: MemberChange) {
    const writes = changeWrites(this.#in(of), change);
    return refusedBy(await transact(this.#documents, writes));
  }

  async remove(of: MembersOf, removal: MemberRemoval) {
    const writes = removalWrites(this.#in(of), removal);
    const removed = refusedBy(await transact(this.#documents, writes));
    if (removed.ok) return removed;
    // A role that is counted is there.
    const { error } = removed;
    return fail(error.kind === 'RoleNotFound' ? ({ kind: 'VersionConflict' } as const) : error);
  }

  async transfer(of: MembersOf, transfer: OwnershipTransfer) {
    const writes = transferWrites(this.#in(of), transfer);
    const transferred = refusedBy(await transact(this.#documents, writes));
    if (transferred.ok) return transferred;
    const { error } = transferred;
    return fail(error.kind === 'LastOwner' ? ({ kind: 'VersionConflict' } as const) : error);
  }

  #in({ userPoolId, keptRole }: Pick<MembersOf, 'userPoolId' | 'keptRole'>) {
    return { tableName: this.#tableName, userPoolId, keptRole };
  }
}

type Refusal = VersionConflict | LastOwner | RoleNotFound | MembersBusy;

/** Each condition has one meaning; a member who was changed meanwhile is to be read again first. */
function refusedBy(
  written: Result<void, ConditionsFailed<string> | Contended>,
): Result<void, Refusal> {
  if (written.ok) return written;
  const { error } = written;
  if (error.kind === 'Contended') return fail({ kind: 'MembersBusy' });
  if (error.writes.some((name) => !['seats', 'role'].includes(name))) {
    return fail({ kind: 'VersionConflict' });
  }
  return fail({ kind: error.writes.includes('seats') ? 'LastOwner' : 'RoleNotFound' });
}
