import {
  GetCommand,
  PutCommand,
  QueryCommand,
  DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { DynamoInvitationClaims } from '../../adapters/dynamodb/members/dynamo-invitation-claims.ts';
import { DynamoInvitationRegistry } from '../../adapters/dynamodb/members/dynamo-invitation-registry.ts';
import { DynamoMemberRegistry } from '../../adapters/dynamodb/members/dynamo-member-registry.ts';
import { ownerWrites } from '../../adapters/dynamodb/members/owner-writes.ts';
import { toPoolRegistrationItem } from '../../adapters/dynamodb/identity/pool-registration-item.ts';
import { seatsKey, tenantPartition } from '../../adapters/dynamodb/table/control-keys.ts';
import { transact } from '../../adapters/dynamodb/table/transact.ts';
import { acceptInvitation } from '../../core/members/accept-invitation.ts';
import { changeMember } from '../../core/members/change-member.ts';
import type { InvitationId } from '../../core/members/invitation.ts';
import { inviteMembers } from '../../core/members/invite-members.ts';
import { INVITATION_SECONDS } from '../../core/members/invitation.ts';
import { newMember } from '../../core/members/member.ts';
import { removeMember } from '../../core/members/remove-member.ts';
import { resendInvitation } from '../../core/members/resend-invitation.ts';
import { revokeInvitation } from '../../core/members/revoke-invitation.ts';
import { transferOwnership } from '../../core/members/transfer-ownership.ts';
import {
  membersWorld,
  NOW,
  PASSWORD,
  type MembersWorld,
} from '../support/members/members-world.ts';
import { scratchTable } from '../support/scratch-table.ts';

const { client, tableName, drop } = await scratchTable();
const documents = DynamoDBDocumentClient.from(client, {
  marshallOptions: { removeUndefinedValues: true },
});
afterAll(drop);

type Subject = {
  readonly world: MembersWorld;
  readonly ports: MembersWorld['ports'];
  counts(): Promise<{ used: number; owners: number }>;
  eventTypes(): Promise<string[]>;
};

function onFake(seats: number): Promise<Subject> {
  const world = membersWorld(seats);
  return Promise.resolve({
    world,
    ports: world.ports,
    counts: async () => ({ used: world.all.used, owners: world.all.owners }),
    eventTypes: async () => world.all.events.map(({ type }) => type),
  });
}

let pools = 0;

async function onDynamo(seats: number): Promise<Subject> {
  pools += 1;
  const userPoolId = `us-east-1_Contract${pools}`;
  const world = membersWorld(seats, userPoolId);
  const owner = newMember({ userId: 'ada', email: 'ada@acme.example', role: 'owner' }, NOW);
  await transact(documents, ownerWrites(tableName, userPoolId, owner));
  const Item = toPoolRegistrationItem({
    ...{ userPoolId, clientId: 'c', tenantId: world.of.tenantId, tenantName: 'Acme' },
    ...{ plan: 'basic', isolation: 'shared_schema', region: 'us-east-1', writes: 'open' },
    ...{ state: 'active', jwks: '{}' },
  });
  await documents.send(new PutCommand({ TableName: tableName, Item }));
  return {
    world,
    ports: {
      ...world.ports,
      members: new DynamoMemberRegistry(documents, tableName),
      invitations: new DynamoInvitationRegistry(documents, tableName),
      claims: new DynamoInvitationClaims(documents, tableName),
    } as unknown as MembersWorld['ports'],
    counts: async () => {
      const key = { TableName: tableName, Key: seatsKey(userPoolId), ConsistentRead: true };
      const { Item: found } = await documents.send(new GetCommand(key));
      return { used: Number(found?.used), owners: Number(found?.owners) };
    },
    eventTypes: async () => {
      const { Items = [] } = await documents.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': tenantPartition(world.of.tenantId) },
          ConsistentRead: true,
        }),
      );
      return Items.map(({ type }) => String(type));
    },
  };
}

describe.each([
  { name: 'FakeMembers', open: onFake },
  { name: 'DynamoMemberRegistry and DynamoInvitationRegistry', open: onDynamo },
])('$name', ({ open }) => {
  let subject: Subject;
  beforeEach(async () => {
    subject = await open(5);
  });

  const invite = async (...names: string[]) => {
    const { ports, world } = subject;
    const invitees = names.map((name) => ({ email: `${name}@acme.example`, role: 'member' }));
    const told = await inviteMembers(ports, world.as('ada'), { invitees });
    return told.ok ? told.value : [];
  };
  const outcomesOf = async (...names: string[]) =>
    (await invite(...names)).map(({ outcome }) => outcome);
  const accept = (token: string) => acceptInvitation(subject.ports, { token, password: PASSWORD });
  const revoke = (id: InvitationId) => revokeInvitation(subject.ports, subject.world.as('ada'), id);
  const join = async (name: string, role = 'member') => {
    await invite(name);
    const joined = await accept(subject.world.tokenOf(`${name}@acme.example`));
    if (!joined.ok) throw new Error(joined.error.kind);
    const { userId } = joined.value.member;
    if (role !== 'member') await setRole(userId, role);
    return userId;
  };
  const setRole = (userId: string, role: string, by = 'ada') =>
    changeMember(subject.ports, subject.world.as(by), { userId, role, versions: null });

  it('gives one of fifty at once the last of five seats', async () => {
    await invite('b', 'c', 'd');
    expect(await subject.counts()).toEqual({ used: 4, owners: 1 });
    const names = Array.from({ length: 50 }, (_, index) => `p${index}`);
    const outcomes = (await Promise.all(names.map((name) => outcomesOf(name)))).flat();
    expect(outcomes.filter((outcome) => outcome === 'Invited')).toHaveLength(1);
    expect(await subject.counts()).toEqual({ used: 5, owners: 1 });
  });

  it('invites an address once, of ten at once', async () => {
    const outcomes = (await Promise.all(Array.from({ length: 10 }, () => outcomesOf('b')))).flat();
    expect(outcomes.filter((outcome) => outcome === 'Invited')).toHaveLength(1);
    expect(await subject.counts()).toEqual({ used: 2, owners: 1 });
  });

  it('frees the seats and addresses of lapsed invitations, once each', async () => {
    await invite('b', 'c', 'd', 'e');
    const { clock } = subject.world;
    clock.now = new Date(clock.now.getTime() + INVITATION_SECONDS * 1_000);
    const names = ['b', 'f', 'g', 'h', 'i', 'j'];
    const outcomes = (await Promise.all(names.map((name) => outcomesOf(name)))).flat();
    expect(outcomes.filter((outcome) => outcome === 'Invited')).toHaveLength(4);
    expect(await subject.counts()).toEqual({ used: 5, owners: 1 });
  });

  it('keeps an owner in fifty rounds of two who demote each other', async () => {
    const bob = await join('bob', 'owner');
    for (let round = 0; round < 50; round += 1) {
      await Promise.all([setRole(bob, 'admin'), setRole('ada', 'admin', bob)]);
      const { owners } = await subject.counts();
      expect(owners).toBeGreaterThanOrEqual(1);
      await Promise.all([setRole(bob, 'owner'), setRole('ada', 'owner', bob)]);
      expect(await subject.counts()).toEqual({ used: 2, owners: 2 });
    }
  });

  it('lets exactly one win where an invitation is accepted and revoked at once', async () => {
    for (let round = 0; round < 20; round += 1) {
      const [told] = await invite(`x${round}`);
      const token = subject.world.tokenOf(`x${round}@acme.example`);
      const id = told?.invitationId ?? 'inv_';
      const [accepted, revoked] = await Promise.all([accept(token), revoke(id)]);
      expect([accepted.ok, revoked.ok].filter(Boolean)).toHaveLength(1);
      const joined = accepted.ok ? 1 : 0;
      expect(await subject.counts()).toEqual({ used: 1 + joined, owners: 1 });
      expect(subject.world.users.users.size).toBe(1 + joined);
      if (!accepted.ok) continue;
      await removeMember(subject.ports, subject.world.as('ada'), accepted.value.member.userId);
      expect(await subject.counts()).toEqual({ used: 1, owners: 1 });
    }
  });

  it('accepts one of the tokens of a resent invitation: the last', async () => {
    const [told] = await invite('b');
    const before = subject.world.tokenOf('b@acme.example');
    const id = told?.invitationId ?? 'inv_';
    await resendInvitation(subject.ports, subject.world.as('ada'), id);
    expect(await accept(before)).toMatchObject({ error: { kind: 'InvitationInvalid' } });
    expect(await accept(subject.world.tokenOf('b@acme.example'))).toMatchObject({ ok: true });
  });

  it('transfers the ownership, and removes the owner before like anybody else', async () => {
    const bob = await join('bob');
    const { ports, world } = subject;
    expect(await transferOwnership(ports, world.as('ada'), bob)).toMatchObject({ ok: true });
    expect(await subject.counts()).toEqual({ used: 2, owners: 1 });
    expect(await removeMember(ports, world.as(bob), bob)).toMatchObject({
      error: { kind: 'LastOwner' },
    });
    expect(await removeMember(ports, world.as(bob), 'ada')).toMatchObject({ ok: true });
    expect(await subject.counts()).toEqual({ used: 1, owners: 1 });
  });

  it('lists and finds members and invitations page by page', async () => {
    const { ports, world } = subject;
    await join('grace', 'admin');
    await invite('b', 'c');
    const { members, invitations } = ports;
    const first = await members.list(world.of, { limit: 1 });
    const second = await members.list(world.of, { limit: 1, after: first.next });
    expect([...first.items, ...second.items].map(({ email }) => email).toSorted()).toEqual([
      'ada@acme.example',
      'grace@acme.example',
    ]);
    expect(second.next).toBeUndefined();
    expect((await members.list(world.of, { limit: 5, search: 'GRACE' })).items).toHaveLength(1);
    expect((await members.list(world.of, { limit: 5, role: 'owner' })).items).toHaveLength(1);
    expect((await members.list(world.of, { limit: 5, status: 'disabled' })).items).toEqual([]);

    const newest = await invitations.list(world.of, { limit: 1 });
    const rest = await invitations.list(world.of, { limit: 1, after: newest.next });
    expect([...newest.items, ...rest.items].map(({ email }) => email)).toEqual([
      'c@acme.example',
      'b@acme.example',
    ]);
    expect(rest.next).toBeUndefined();
  });

  it('writes an event with each change', async () => {
    const bob = await join('bob');
    await setRole(bob, 'viewer');
    await removeMember(subject.ports, subject.world.as('ada'), bob);
    expect(await subject.eventTypes()).toEqual([
      'member.invited',
      'member.joined',
      'member.role_changed',
      'member.removed',
    ]);
  });

  it('answers a repeated key from its first request', async () => {
    const { ports, world } = subject;
    const claim = { actor: 'ada', key: `k-${world.of.userPoolId}`, fingerprint: 'f' };
    const request = { invitees: [{ email: 'b@acme.example', role: 'member' }], claim };
    const first = await inviteMembers(ports, world.as('ada'), request);
    expect(await inviteMembers(ports, world.as('ada'), request)).toEqual(first);
    const other = { ...request, claim: { ...claim, fingerprint: 'g' } };
    expect(await inviteMembers(ports, world.as('ada'), other)).toMatchObject({
      error: { kind: 'IdempotencyKeyReused' },
    });
  });
});
