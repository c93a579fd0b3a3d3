import { describe, expect, it } from 'vitest';
import type { Member } from '../../../core/members/member.ts';
import {
  migratePool,
  type PoolUserRecord,
  type MigratePoolPorts,
} from '../../../core/members/migrate-pool.ts';

const of = { tenantId: 'tnt_acme', userPoolId: 'us-east-1_Acme' } as const;
const ROLES = ['owner', 'admin', 'member', 'viewer'];
const user = (userId: string, facts: Partial<PoolUserRecord> = {}): PoolUserRecord => ({
  ...{ userId, email: `${userId}@acme.example`, isEnabled: true, hasChosenPassword: true },
  ...facts,
});

/** A pool of before, whose migration dies at the call of that number. */
function pool() {
  const groups = new Map([
    ['owner', [[user('ada')]]],
    ['viewer', [[user('ada'), user('bob', { isEnabled: false })], [user('carol')]]],
  ]);
  const members = new Map<string, Member>();
  const state = { calls: 0, diesAt: Infinity, migratedAt: undefined as Date | undefined };
  const call = async () => {
    state.calls += 1;
    if (state.calls === state.diesAt) throw new Error('died');
    return Promise.resolve();
  };
  const ports: MigratePoolPorts = {
    groups: {
      async *usersOf(_, group) {
        const pages = group === undefined ? [...groups.values()].flat() : groups.get(group);
        for (const page of pages ?? []) {
          await call();
          yield page;
        }
      },
      remove: async (_, group) => {
        await call();
        groups.delete(group);
      },
    },
    members: {
      isMigrated: async () => Promise.resolve(state.migratedAt !== undefined),
      add: async (_, member) => {
        await call();
        if (members.has(member.userId)) return 'there';
        members.set(member.userId, member);
        return 'added';
      },
      markMigrated: async (_, now) => {
        await call();
        state.migratedAt = now;
      },
    },
    now: () => new Date(0),
  };
  const migrate = (keepsGroups = false) => migratePool(ports, { of, roles: ROLES, keepsGroups });
  return { groups, members, state, ports, migrate };
}

describe('migratePool', () => {
  it('gives each user the strongest of his groups as a role, and removes the groups', async () => {
    const { groups, members, migrate } = pool();
    expect(await migrate()).toEqual({ added: 3, there: 0, taken: 0 });
    expect([...members.values()].map(({ userId, role, status }) => [userId, role, status])).toEqual(
      [
        ['ada', 'owner', 'active'],
        ['bob', 'viewer', 'disabled'],
        ['carol', 'viewer', 'active'],
      ],
    );
    expect(groups.size).toBe(0);
  });

  it('is gone on with, wherever it died, and does nothing once it has ended', async () => {
    const { state: whole, migrate: wholly } = pool();
    await wholly();
    for (let diesAt = 1; diesAt <= whole.calls; diesAt += 1) {
      const { groups, members, state, migrate } = pool();
      state.diesAt = diesAt;
      await expect(migrate()).rejects.toThrow('died');
      state.diesAt = Infinity;
      await migrate();
      expect([...members.keys()]).toEqual(['ada', 'bob', 'carol']);
      expect(groups.size).toBe(0);
    }
  });

  it('brings back nobody who was removed after it had ended', async () => {
    const { groups, members, migrate } = pool();
    const before = new Map(groups);
    await migrate();
    members.delete('carol');
    for (const [name, pages] of before) groups.set(name, pages);
    expect(await migrate()).toEqual({ added: 0, there: 0, taken: 0 });
    expect(members.has('carol')).toBe(false);
  });

  it('leaves the groups to code that still reads them, and takes who came later', async () => {
    const { groups, members, migrate } = pool();
    await migrate(true);
    expect(groups.size).toBe(2);
    groups.set('admin', [[user('dave')]]);
    expect(await migrate()).toEqual({ added: 1, there: 3, taken: 0 });
    expect(members.get('dave')).toMatchObject({ role: 'admin' });
  });

  it('makes every user of the operators’ pool an admin', async () => {
    const { members, ports } = pool();
    await migratePool(ports, { of, roles: { ofAll: 'admin' }, keepsGroups: false });
    expect(new Set([...members.values()].map(({ role }) => role))).toEqual(new Set(['admin']));
  });

  it('knows who can never have signed in', async () => {
    const { groups, members, migrate } = pool();
    groups.set('owner', [[user('ada', { hasChosenPassword: false })]]);
    await migrate();
    expect(members.get('ada')?.signedInAt).toBeUndefined();
    expect(members.get('bob')?.signedInAt).toBeDefined();
  });
});
