import {
  ISOLATION_STRATEGIES,
  type IsolationStrategy,
} from '../../../core/tenancy/isolation-strategy.ts';
import {
  ITEM_ACTIONS,
  LISTING_ACTIONS,
  OBJECT_ACTIONS,
  readingOnly,
  sessionPolicyOf,
  type SessionActions,
} from '../../../core/tenancy/session-policy.ts';
import { EVERYTHING, isAllowed, type Locks } from '../../support/tenancy/iam-decision.ts';
import { tenantRolePolicy } from '../../support/tenancy/tenant-role-policy.ts';
import type { PolicyAttempt } from './policy-attempts.ts';
import type { KeyUser } from './policy-forms.ts';
import { own, ownAt, STAGE } from './policy-parties.ts';
import { SESSION_USES } from './session-use-list.ts';
import { sessionActionsOf } from './session-uses.ts';

export const ALL_SESSION_ACTIONS: SessionActions = {
  items: ITEM_ACTIONS,
  listings: LISTING_ACTIONS,
  objects: OBJECT_ACTIONS,
};

export const LOCK_NAMES = [
  'both locks',
  'the role’s policy alone',
  'the session policy alone',
] as const;

/** What stands between a session and a store. */
export type SessionLock = {
  readonly lock: (typeof LOCK_NAMES)[number];
  /** Whose session it is: a place of the product, or all of them. */
  readonly use: string;
  /** Where the attacker’s data is; at any of its placements, as far as the role's policy knows. */
  readonly isolation?: IsolationStrategy;
  readonly sessionActions: SessionActions;
  readonly locks: Locks;
};

export const { policies: rolePolicies } = tenantRolePolicy(STAGE);

export const policyAt = (isolation: IsolationStrategy, sessionActions: SessionActions): string =>
  sessionPolicyOf(ownAt(isolation), sessionActions);

type Use = { readonly name: string; readonly sessionActions: SessionActions };

/** Uses of the same sessionActions share their sessions. */
export const USES = sharing(
  await Promise.all(
    SESSION_USES.map(async (use) => ({
      name: use.name,
      sessionActions: await sessionActionsOf(use),
    })),
  ),
);

function sharing(uses: readonly Use[]): readonly Use[] {
  const bySessionActions = Map.groupBy(uses, ({ sessionActions }) =>
    JSON.stringify(sessionActions),
  );
  return [...bySessionActions.values()].flatMap(([use, ...alike]) =>
    use ? [{ ...use, name: [use, ...alike].map(({ name }) => name).join('; ') }] : [],
  );
}

const ROLE_ALONE: SessionLock = {
  lock: 'the role’s policy alone',
  use: 'every verb',
  sessionActions: ALL_SESSION_ACTIONS,
  locks: { rolePolicies, sessionPolicy: EVERYTHING, tenantId: own },
};

/** Of an operator by support access: the tag alone keeps it from writing, in the tenant it was let into too. */
const SUPPORT_ROLE_ALONE: SessionLock = {
  lock: 'the role’s policy alone',
  use: 'every verb of support access',
  sessionActions: readingOnly(ALL_SESSION_ACTIONS),
  locks: { rolePolicies, sessionPolicy: EVERYTHING, tenantId: own, access: 'read' },
};

/** Each lock with the other one left open, and both, for the session of each use under each strategy. */
export const SESSION_LOCKS: readonly SessionLock[] = [
  ROLE_ALONE,
  SUPPORT_ROLE_ALONE,
  ...ISOLATION_STRATEGIES.flatMap((isolation) =>
    locksOf({
      ...{ isolation, use: 'support access', access: 'read' as const },
      sessionActions: readingOnly(ALL_SESSION_ACTIONS),
    }),
  ),
  ...ISOLATION_STRATEGIES.flatMap((isolation) =>
    USES.flatMap(({ name: use, sessionActions }) => locksOf({ isolation, use, sessionActions })),
  ),
];

function locksOf({
  access,
  ...session
}: Pick<SessionLock, 'isolation' | 'use' | 'sessionActions'> &
  Pick<Locks, 'access'>): SessionLock[] {
  const { isolation = 'shared_schema', sessionActions } = session;
  const sessionPolicy: unknown = JSON.parse(policyAt(isolation, sessionActions));
  return [
    {
      ...session,
      lock: 'both locks',
      locks: { rolePolicies, sessionPolicy, tenantId: own, access },
    },
    {
      ...session,
      lock: 'the session policy alone',
      locks: { rolePolicies: [EVERYTHING], sessionPolicy, tenantId: own, access },
    },
  ];
}

/** What such a lock is tried with: alone, the session policy has no policy at the resource beside it. */
export function triedBy({ lock }: Pick<SessionLock, 'lock'>, attempts: readonly PolicyAttempt[]) {
  if (lock !== 'the session policy alone') return attempts;
  return withoutBucketPolicies(attempts.filter(({ isLeftToResource }) => !isLeftToResource));
}

/** A key's policy stays: without one, KMS lets nobody through. */
export const withoutBucketPolicies = (attempts: readonly PolicyAttempt[]): PolicyAttempt[] =>
  attempts.map((attempt) =>
    attempt.action.startsWith('s3:') ? { ...attempt, resourcePolicy: undefined } : attempt,
  );

/** Whether the tenant must be let through: at its own keys, by the sessionActions of its function. */
export function isOwnRight(
  { isolation, sessionActions }: SessionLock,
  attempt: PolicyAttempt,
): boolean {
  const isHere = isolation ? attempt.ownAt?.includes(isolation) : attempt.ownAt !== null;
  return isHere === true && isGranted(sessionActions, attempt);
}

const isGranted = (sessionActions: SessionActions, { action, keyUser }: PolicyAttempt): boolean =>
  (keyUser ? keyActionsOf(sessionActions, keyUser) : dataActionsOf(sessionActions)).includes(
    action,
  );

export const dataActionsOf = ({
  items = [],
  listings = [],
  objects = [],
}: SessionActions): string[] => [
  ...items.map((action) => `dynamodb:${action}`),
  ...[...listings, ...objects].map((action) => `s3:${action}`),
];

/** What a store asks of the tenant's key for these sessionActions. */
function keyActionsOf({ items = [], objects = [] }: SessionActions, user: KeyUser): string[] {
  if (user === 'items') return items.length > 0 ? ['kms:Decrypt'] : [];
  if (objects.length === 0) return [];
  return ['kms:Decrypt', ...(objects.includes('PutObject') ? ['kms:GenerateDataKey'] : [])];
}

export async function openOf(tried: readonly PolicyAttempt[], locks: Locks) {
  const open: PolicyAttempt[] = [];
  for (const attempt of tried) if (await isAllowed(locks, attempt)) open.push(attempt);
  return open;
}
