import { PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DynamoPasswordResets } from '../../adapters/dynamodb/identity/dynamo-password-resets.ts';
import { DynamoPersonDirectory } from '../../adapters/dynamodb/identity/dynamo-person-directory.ts';
import { DynamoSignInRegistry } from '../../adapters/dynamodb/identity/dynamo-sign-in-registry.ts';
import { DynamoUserAccounts } from '../../adapters/dynamodb/identity/dynamo-user-accounts.ts';
import { toMemberItem } from '../../adapters/dynamodb/members/member-item.ts';
import { personKey, poolKey } from '../../adapters/dynamodb/table/control-keys.ts';
import { isSessionOver } from '../../core/identity/is-session-over.ts';
import { userEvent } from '../../core/identity/user-events.ts';
import { newMember } from '../../core/members/member.ts';
import { newId } from '../../kit/id.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchTable } from '../support/scratch-table.ts';

const START = new Date('2030-01-01T00:00:00Z');
const later = new Date('2100-01-01T00:00:00Z');
const documents = documentsAsRoot();
const tenantId = newId('tnt');

let now = START;
let count = 0;
let table: Awaited<ReturnType<typeof scratchTable>>;
let user = { userPoolId: 'eu-west-1_Acme00001', userId: '' };
beforeAll(async () => {
  table = await scratchTable();
});
afterAll(() => table.drop());

const put = (Item: Record<string, unknown>) =>
  documents.send(new PutCommand({ TableName: table.tableName, Item }));
const accounts = () => new DynamoUserAccounts(documents, table.tableName, () => now);
const resets = () => new DynamoPasswordResets(documents, table.tableName, () => now);
const registry = () => new DynamoSignInRegistry(table.client, table.tableName, () => now);
const wait = (ms: number) => {
  now = new Date(now.getTime() + ms);
};

beforeEach(async () => {
  count += 1;
  now = START;
  user = { ...user, userId: `user-${count}` };
  const { userId } = user;
  await put(
    toMemberItem(
      user.userPoolId,
      newMember({ userId, email: 'a@b.example', role: 'owner' }, START),
    ),
  );
});

async function begin(sessionId: string) {
  const begun = { startedAt: now, lastUsedAt: now, sourceIp: '192.0.2.1', userAgent: 'vitest' };
  await registry().beginSession({ ...user, sessionId }, begun, later);
}
async function standing(...sessionIds: string[]) {
  const over = [];
  for (const sessionId of sessionIds) {
    over.push(isSessionOver(await registry().lookUp({ ...user, sessionId }), sessionId));
  }
  return over.map((isOver) => !isOver);
}
const event = () =>
  userEvent('user.sessions_ended', {
    tenantId,
    occasion: { time: now, actor: { kind: 'user', id: user.userId } },
    data: { userId: user.userId, which: 'others' },
  });

describe('DynamoUserAccounts', () => {
  it('lists the sessions that stand, with what their user knows them by', async () => {
    await begin('s-1');
    expect(await accounts().sessionsOf(user)).toEqual([
      { id: 's-1', startedAt: now, lastUsedAt: now, sourceIp: '192.0.2.1', userAgent: 'vitest' },
    ]);
    expect(await accounts().sessionsOf({ ...user, userId: 'nobody' })).toEqual([]);
  });

  it('ends one session once, and no other', async () => {
    await begin('s-1');
    await begin('s-2');
    expect(await accounts().endSession({ ...user, sessionId: 's-1' }, {})).toBe(true);
    expect(await accounts().endSession({ ...user, sessionId: 's-1' }, {})).toBe(false);
    expect(await standing('s-1', 's-2')).toEqual([false, true]);
  });

  it('ends all but the kept one, a sign-in under way included, and lets later ones stand', async () => {
    await begin('old');
    await begin('kept');
    const passwordGivenAt = now;
    wait(1);
    await accounts().endSessions(user, { at: now, keptSession: 'kept' }, { event: event() });
    // Its password was right before, its session begins after.
    const begun = { sourceIp: '192.0.2.1', userAgent: 'vitest', lastUsedAt: now };
    await registry().beginSession(
      { ...user, sessionId: 'under-way' },
      { startedAt: passwordGivenAt, ...begun },
      later,
    );
    await begin('new');

    expect(await standing('old', 'kept', 'under-way', 'new')).toEqual([false, true, false, true]);
    const listed = await accounts().sessionsOf(user);
    expect(listed.map(({ id }) => id).sort()).toEqual(['kept', 'new']);
  });

  it('ends them where another request did so by a later clock, and keeps its own', async () => {
    await begin('s-1');
    await begin('s-2');
    const late = new Date(now.getTime() - 50);
    await accounts().endSessions(user, { at: now, keptSession: 's-1' }, { event: event() });
    await accounts().endSessions(user, { at: late, keptSession: 's-2' }, { event: event() });
    const listed = await accounts().sessionsOf(user);
    expect(listed.map(({ id }) => id)).toContain('s-2');
    await Promise.all(
      ['s-1', 's-2', 's-3', 's-4'].map((keptSession, place) =>
        accounts().endSessions(
          user,
          { at: new Date(now.getTime() - place), keptSession },
          { event: event() },
        ),
      ),
    );
  });

  it('writes event and mail with the change, and touches neither role nor state', async () => {
    const mail = { kind: 'your-tenants', email: 'a@b.example' } as const;
    wait(1);
    await accounts().endSessions(user, { at: now }, { event: event(), mail });
    await accounts().rename(user, 'Ada', {});
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: table.tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `TENANT#${tenantId}` },
      }),
    );
    expect(Items.some(({ detail }) => String(detail).includes(user.userId))).toBe(true);
    const { Items: all = [] } = await documents.send(
      new ScanCommand({ TableName: table.tableName }),
    );
    expect(all.filter(({ pk }) => String(pk).startsWith('MAIL#'))).toHaveLength(1);
    expect(all.find(({ userId }) => userId === user.userId)).toMatchObject({
      ...{ role: 'owner', status: 'active', name: 'Ada', version: 2 },
      validFrom: now.toISOString(),
    });
  });

  it('makes no member of who is none', async () => {
    const nobody = { ...user, userId: 'nobody' };
    await expect(accounts().endSessions(nobody, { at: now }, {})).rejects.toThrow();
    await expect(accounts().rename(nobody, 'Ada', {})).rejects.toThrow();
    expect(await registry().lookUp({ ...nobody, sessionId: 's' })).toMatchObject({ member: null });
  });
});

describe('DynamoPasswordResets', () => {
  const open = () => resets().open({ ...user, email: 'a@b.example', tenantId });

  it('is used once, of many at once too, and ends all sessions with it', async () => {
    await begin('s-1');
    const token = await open();
    wait(1);
    const uses = await Promise.all(
      Array.from({ length: 5 }, () => resets().use(token, { at: now }, {})),
    );
    expect(uses.filter(Boolean)).toHaveLength(1);
    expect(await resets().find(token)).toBeNull();
    expect(await standing('s-1')).toEqual([false]);
  });

  it('takes its siblings with it', async () => {
    const [first, second] = [await open(), await open()];
    wait(1);
    expect(await resets().use(first, { at: now }, {})).toBe(true);
    wait(1);
    expect(await resets().use(second, { at: now }, {})).toBe(false);
  });

  it('lapses after 30 minutes; the table holds no token', async () => {
    const token = await open();
    const { Items = [] } = await documents.send(new ScanCommand({ TableName: table.tableName }));
    expect(JSON.stringify(Items)).not.toContain(token);
    wait(29 * 60_000);
    expect(await resets().find(token)).toMatchObject({ userId: user.userId });
    wait(60_000);
    expect(await resets().find(token)).toBeNull();
    expect(await resets().find('never-made')).toBeNull();
  });
});

describe('DynamoPersonDirectory', () => {
  it('tells of active members of active tenants alone', async () => {
    const email = 'many@b.example';
    const join = async (pool: string, state: string, changes: Record<string, unknown> = {}) => {
      const member = newMember({ userId: `in-${pool}`, email, role: 'member', name: 'Ada' }, START);
      await put({ ...poolKey(pool), tenantId: `tnt_${pool}`, state });
      await put({ ...toMemberItem(pool, member), ...changes });
      await put({ ...personKey(email, pool), userId: `in-${pool}` });
    };
    await join('active', 'active');
    await join('suspended', 'suspended');
    await join('disabled', 'active', { status: 'disabled' });
    await put({ ...personKey(email, 'invited'), invitationId: 'inv_1' });

    const people = new DynamoPersonDirectory(documents, table.tableName);
    expect(await people.membershipsOf(email)).toEqual([
      { userPoolId: 'active', userId: 'in-active', tenantId: 'tnt_active', name: 'Ada' },
    ]);
    expect(await people.membershipsOf('nobody@b.example')).toEqual([]);
  });
});
