import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoMemberRegistry } from '../../adapters/dynamodb/members/dynamo-member-registry.ts';
import { putMember } from '../../adapters/dynamodb/members/put-member.ts';
import { seatsKey } from '../../adapters/dynamodb/table/control-keys.ts';
import { getItem } from '../../adapters/dynamodb/table/get-item.ts';
import type { Operator } from '../../core/access/principal.ts';
import { ADMIN } from '../../core/access/roles.ts';
import { membersOf } from '../../core/members/author.ts';
import { changeMember } from '../../core/members/change-member.ts';
import { newMember } from '../../core/members/member.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchTable } from '../support/scratch-table.ts';
import { operatorIdentity, requestInfo } from '../support/tenancy/tenant-contexts.ts';

type Table = Awaited<ReturnType<typeof scratchTable>>;

let table: Table;
beforeAll(async () => {
  table = await scratchTable();
});
afterAll(() => table.drop());

const { userPoolId } = operatorIdentity;
const adminOf = (id: string) => ({ ...operatorIdentity, id, request: requestInfo }) as Operator;

const put = (userId: string, role: string) =>
  putMember(
    documentsAsRoot(),
    { tableName: table.tableName, userPoolId, keptRole: ADMIN },
    { member: newMember({ userId, email: `${userId}@freehold.example`, role }, new Date()) },
  );
const seats = () => getItem(documentsAsRoot(), table.tableName, seatsKey(userPoolId));

describe('the operators', () => {
  it('are counted once each, and their admins', async () => {
    await put('one', 'admin');
    await Promise.all([put('two', 'admin'), put('two', 'admin'), put('three', 'support')]);
    expect(await seats()).toMatchObject({ used: 3, owners: 2 });
  });

  it('have an admin after every round of two who demote each other', async () => {
    const members = new DynamoMemberRegistry(documentsAsRoot(), table.tableName);
    const ports = { members, now: () => new Date() };
    const give = (author: string, userId: string, role: string) =>
      changeMember(ports, adminOf(author), { userId, versions: null, role });
    const outcomes = [];
    for (let round = 0; round < 50; round += 1) {
      const demoted = await Promise.all([
        give('one', 'two', 'support'),
        give('two', 'one', 'auditor'),
      ]);
      const all = await members.list(membersOf(adminOf('one')), { limit: 10 });
      const admins = all.items.filter(({ role }) => role === 'admin');
      outcomes.push({ demoted: demoted.filter(({ ok }) => ok).length, admins: admins.length });
      expect(await seats()).toMatchObject({ used: 3, owners: 1 });
      const [left = { userId: '' }] = admins;
      await give(left.userId, left.userId === 'one' ? 'two' : 'one', 'admin');
    }
    expect(outcomes).toEqual(Array.from({ length: 50 }, () => ({ demoted: 1, admins: 1 })));
  });
});
