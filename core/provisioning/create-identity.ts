import { recordedFacts } from '../access/tenant-facts.ts';
import { allEnded } from '../../kit/all-ended.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { cellOf } from '../tenancy/cell.ts';
import { placementSpecOf } from '../tenancy/placement-spec.ts';
import type { JsonObject, Tenant } from '../tenants/tenant.ts';
import { newMember } from '../members/member.ts';
import { OWNER } from '../access/roles.ts';
import type { FirstPasswords } from './first-passwords.ts';
import type { PoolRegistrations } from './pool-registrations.ts';
import type { ClaimedPool, PoolClaims, ReadyPools } from './pool-stock.ts';
import {
  stepFailure,
  type ProvisioningStep,
  type StepFailure,
  type StepNotes,
} from './provisioning-step.ts';
import type { TenantPools } from './tenant-pools.ts';

export type CreateIdentityPorts = {
  readonly pools: TenantPools;
  /** Pools made ahead, and the version of those that a tenant may take. */
  readonly stock: PoolClaims;
  readonly stockVersion: ReadyPools['version'];
  readonly registrations: PoolRegistrations;
  readonly passwords: FirstPasswords;
  readonly now: () => Date;
};

/** A pool that this run made has no client yet; another one may, and one of the stock is known to. */
type TenantPool = {
  readonly userPoolId: string;
  readonly isNew: boolean;
  readonly claimed?: ClaimedPool;
};

type PoolUndo = {
  /**
   * Without one a pool was intended, and may exist: the claim's record tells the one that the tenant took of the
   * stock, and a pool that was made for the tenant is found by its name.
   */
  readonly userPoolId?: string;
  /** A run died before it could note its pool, which may stand beside this one. */
  readonly hadForerunner?: true;
};

/** Gives the tenant a user pool of its own, with its first user, bound to it but not yet open. */
export const createIdentity = (ports: CreateIdentityPorts): ProvisioningStep<PoolUndo> => ({
  name: 'create-identity',
  runsOn: 'provisioning',

  async perform(tenant, notes) {
    const [pool, password] = await allEnded([
      ensurePool(ports, tenant, notes),
      ports.passwords.open(tenant.id),
    ]);
    return pool.ok ? furnish(ports, { tenant, pool: pool.value, password }) : pool;
  },

  async undo(tenant, undo) {
    for (const id of await poolsToUndo(ports, tenant, undo)) {
      await ports.registrations.forget(id);
      await ports.pools.remove(tenant, id);
    }
    await ports.stock.forget(tenant.id);
    return 'gone';
  },
});

/** Every pool of the account is read only where one may stand that was never noted. */
async function poolsToUndo(
  { pools, stock }: CreateIdentityPorts,
  tenant: Tenant,
  undo: PoolUndo,
): Promise<Iterable<string>> {
  const userPoolId = undo.userPoolId ?? (await stock.claimed(tenant.id))?.userPoolId;
  if (userPoolId === undefined) return pools.listOf(tenant);
  return undo.hadForerunner ? new Set([userPoolId, ...(await pools.listOf(tenant))]) : [userPoolId];
}

type Notes = StepNotes<PoolUndo>;

async function ensurePool(
  ports: CreateIdentityPorts,
  tenant: Tenant,
  notes: Notes,
): Promise<Result<TenantPool, StepFailure>> {
  if (notes.undo?.userPoolId !== undefined) {
    return ok({ userPoolId: notes.undo.userPoolId, isNew: false });
  }
  const { stock, stockVersion, pools } = ports;
  const before = notes.undo && (await leftBefore(ports, tenant, notes));
  if (before) return ok(before);
  await notes.intend(notes.undo ? { hadForerunner: true } : {});
  const claimed = await stock.claim(tenant.id, stockVersion);
  if (claimed) return ok(ofStock(claimed));

  const created = await pools.create(tenant);
  if (!created.ok) {
    await notes.disclaim();
    return fail(stepFailure('The account can hold no more user pools.', true));
  }
  await note(notes, created.value);
  return ok({ userPoolId: created.value, isNew: true });
}

const ofStock = (claimed: ClaimedPool): TenantPool => ({
  userPoolId: claimed.userPoolId,
  isNew: false,
  claimed,
});

const note = (notes: Notes, userPoolId: string): Promise<void> =>
  notes.intend(notes.undo ? { userPoolId, hadForerunner: true } : { userPoolId });

/** The pool that a run took, or made, before it died. */
async function leftBefore(
  { stock, pools }: CreateIdentityPorts,
  tenant: Tenant,
  notes: Notes,
): Promise<TenantPool | undefined> {
  const claimed = await stock.claimed(tenant.id);
  if (claimed) return ofStock(claimed);
  const userPoolId = await adoptOrphan(pools, tenant);
  if (userPoolId === undefined) return undefined;
  await note(notes, userPoolId);
  return { userPoolId, isNew: false };
}

/** The pool of a run that died before it noted the id; of several, which only lost answers can make, one. */
async function adoptOrphan(pools: TenantPools, tenant: Tenant): Promise<string | undefined> {
  const [orphan, ...superfluous] = await pools.listOf(tenant);
  for (const id of superfluous) await pools.remove(tenant, id);
  return orphan;
}

type Furnishing = {
  readonly tenant: Tenant;
  readonly pool: TenantPool;
  readonly password: string | null;
};

async function furnish(
  ports: CreateIdentityPorts,
  { tenant, pool, password }: Furnishing,
): Promise<Result<JsonObject, StepFailure>> {
  const { userPoolId, claimed } = pool;
  const { clientId, jwks } = claimed ?? (await complete(ports.pools, pool));
  const owner = await ports.pools.ensureOwner(userPoolId, tenant.admin, password);
  if (!owner.ok) return fail(stepFailure(owner.error.reason, false));

  const registration = {
    userPoolId,
    clientId,
    tenantId: tenant.id,
    ...recordedFacts(tenant),
    ...placementSpecOf(tenant),
    cell: cellOf(tenant),
    writes: 'open',
    // Refused by the authorizer and at sign-in until the activation, in one transaction with the tenant.
    state: 'provisioning',
    jwks,
  } as const;
  const person = { ...tenant.admin, ...owner.value, role: OWNER };
  await ports.registrations.record(registration, newMember(person, ports.now()));
  return ok({ userPoolId, clientId });
}

async function complete(pools: TenantPools, { userPoolId, isNew }: TenantPool) {
  const [clientId, jwks] = await allEnded([
    isNew ? pools.createClient(userPoolId) : pools.ensureClient(userPoolId),
    pools.readKeySet(userPoolId),
    pools.configure(userPoolId),
  ]);
  return { clientId, jwks };
}
