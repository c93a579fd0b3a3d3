import { newMember, type Member, type MembersOf } from './member.ts';

/** A user of a pool from before members were items of the registry. */
export type PoolUserRecord = {
  readonly userId: string;
  readonly email: string;
  readonly name?: string;
  readonly isEnabled: boolean;
  /** Whether he has a password of his own choice: before it nobody can have signed in. */
  readonly hasChosenPassword: boolean;
};

/** The groups of pools, which were the roles of their users. All throw on an outage. */
export interface PoolGroups {
  /** Page by page; none where there is no such group. Without a group, all users of the pool. */
  usersOf(userPoolId: string, group?: string): AsyncIterable<readonly PoolUserRecord[]>;
  /** Again is harmless. */
  remove(userPoolId: string, group: string): Promise<void>;
}

/** What is written of a migration. All throw on an outage. */
export interface MigratedMembers {
  isMigrated(userPoolId: string): Promise<boolean>;
  add(of: MembersOf, member: Member): Promise<'added' | 'there' | 'taken'>;
  markMigrated(userPoolId: string, now: Date): Promise<void>;
}

export type MigratePoolPorts = {
  readonly groups: PoolGroups;
  readonly members: MigratedMembers;
  readonly now: () => Date;
};

export type PoolMigration = {
  readonly of: MembersOf;
  /** The roles whose groups are read, the strongest first; or the one role that all users of the pool get. */
  readonly roles: readonly string[] | { readonly ofAll: string };
  /** While the code from before still runs, which reads the groups. */
  readonly keepsGroups: boolean;
};

export type MigrationCounts = Readonly<Record<'added' | 'there' | 'taken', number>>;

/**
 * Makes members of a pool's users, each counted in one transaction, and removes the groups at the end. Nothing that
 * is there is overwritten, so it may die anywhere and run again; once it has ended, nobody is added any more.
 */
export async function migratePool(
  ports: MigratePoolPorts,
  { of, roles, keepsGroups }: PoolMigration,
): Promise<MigrationCounts> {
  const { groups, members, now } = ports;
  const { userPoolId } = of;
  const sources = sourcesOf(roles);
  const counts = (await members.isMigrated(userPoolId))
    ? NOBODY
    : await addUsers(ports, of, sources);
  if (keepsGroups) return counts;

  await members.markMigrated(userPoolId, now());
  for (const { group } of sources) {
    if (group !== undefined) await groups.remove(userPoolId, group);
  }
  return counts;
}

type Source = { readonly role: string; readonly group?: string };

const NOBODY: MigrationCounts = { added: 0, there: 0, taken: 0 };

const sourcesOf = (roles: PoolMigration['roles']): readonly Source[] =>
  'ofAll' in roles ? [{ role: roles.ofAll }] : roles.map((role) => ({ role, group: role }));

/** Who is in several groups gets the role of the first. */
async function addUsers(
  { groups, members, now }: MigratePoolPorts,
  of: MembersOf,
  sources: readonly Source[],
): Promise<MigrationCounts> {
  const counts = { ...NOBODY };
  const seen = new Set<string>();
  for (const { role, group } of sources) {
    for await (const page of groups.usersOf(of.userPoolId, group)) {
      const users = page.filter(({ userId }) => !seen.has(userId));
      for (const user of users) {
        seen.add(user.userId);
        counts[await members.add(of, memberOf(user, role, now()))] += 1;
      }
    }
  }
  return counts;
}

function memberOf(user: PoolUserRecord, role: string, now: Date): Member {
  const { userId, email, name, isEnabled, hasChosenPassword } = user;
  return {
    ...newMember({ userId, email, ...(name && { name }), role }, now),
    status: isEnabled ? 'active' : 'disabled',
    ...(hasChosenPassword && { signedInAt: now.toISOString() }),
  };
}
