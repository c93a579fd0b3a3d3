import { recordedFacts } from '../access/tenant-facts.ts';
import { allEnded } from '../../kit/all-ended.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { placementSpecOf } from '../tenancy/placement-spec.ts';
import type { JsonObject, Tenant } from '../tenants/tenant.ts';
import { newMember } from '../members/member.ts';
import { OWNER } from '../access/roles.ts';
import type { FirstPasswords } from './first-passwords.ts';
import type { PoolRegistrations } from './pool-registrations.ts';
import {
  stepFailure,
  type ProvisioningStep,
  type StepFailure,
  type StepNotes,
} from './provisioning-step.ts';
import type { TenantPools } from './tenant-pools.ts';

export type CreateIdentityPorts = {
  readonly pools: TenantPools;
  readonly registrations: PoolRegistrations;
  readonly passwords: FirstPasswords;
  readonly now: () => Date;
};

/** A pool that this run made has no client yet; another one may. */
type ReadyPool = { readonly userPoolId: string; readonly isNew: boolean };

type PoolUndo = {
  /** Without one a pool was intended, and may exist: it is then found by the tenant's name. */
  readonly userPoolId?: string;
  /** A run died before it could note its pool, which may stand beside this one. */
  readonly hadForerunner?: true;
};

/** Gives the tenant a user pool of its own, with its first user, bound to it but not yet open. */
export const createIdentity = (ports: CreateIdentityPorts): ProvisioningStep<PoolUndo> => ({
  name: 'create-identity',
  runsOn: 'provisioning',

  async perform(tenant, notes) {
    const pool = await ensurePool(ports.pools, tenant, notes);
    return pool.ok ? furnish(ports, tenant, pool.value) : pool;
  },

  async undo(tenant, undo) {
    for (const id of await poolsToUndo(ports.pools, tenant, undo)) {
      await ports.registrations.forget(id);
      await ports.pools.remove(tenant, id);
    }
    return 'gone';
  },
});

/** Every pool of the account is read only where one may stand that was never noted. */
async function poolsToUndo(
  pools: TenantPools,
  tenant: Tenant,
  { userPoolId, hadForerunner }: PoolUndo,
): Promise<Iterable<string>> {
  if (userPoolId === undefined) return pools.listOf(tenant);
  return hadForerunner ? new Set([userPoolId, ...(await pools.listOf(tenant))]) : [userPoolId];
}

async function ensurePool(
  pools: TenantPools,
  tenant: Tenant,
  notes: StepNotes<PoolUndo>,
): Promise<Result<ReadyPool, StepFailure>> {
  if (notes.undo?.userPoolId !== undefined) {
    return ok({ userPoolId: notes.undo.userPoolId, isNew: false });
  }

  const orphan = notes.undo && (await adoptOrphan(pools, tenant));
  if (!orphan) await notes.intend({});
  const created = orphan ? ok(orphan) : await pools.create(tenant);
  if (!created.ok) {
    await notes.disclaim();
    return fail(stepFailure('The account can hold no more user pools.', true));
  }
  const userPoolId = created.value;
  await notes.intend(notes.undo ? { userPoolId, hadForerunner: true } : { userPoolId });
  return ok({ userPoolId, isNew: !orphan });
}

/** The pool of a run that died before it noted the id; of several, which only lost answers can make, one. */
async function adoptOrphan(pools: TenantPools, tenant: Tenant): Promise<string | undefined> {
  const [orphan, ...superfluous] = await pools.listOf(tenant);
  for (const id of superfluous) await pools.remove(tenant, id);
  return orphan;
}

async function furnish(
  { pools, registrations, passwords, now }: CreateIdentityPorts,
  tenant: Tenant,
  { userPoolId, isNew }: ReadyPool,
): Promise<Result<JsonObject, StepFailure>> {
  const password = await passwords.open(tenant.id);
  const [clientId, jwks] = await allEnded([
    isNew ? pools.createClient(userPoolId) : pools.ensureClient(userPoolId),
    pools.readKeySet(userPoolId),
    pools.configure(userPoolId),
  ]);
  const owner = await pools.ensureOwner(userPoolId, tenant.admin, password);
  if (!owner.ok) return fail(stepFailure(owner.error.reason, false));

  const registration = {
    userPoolId,
    clientId,
    tenantId: tenant.id,
    ...recordedFacts(tenant),
    ...placementSpecOf(tenant),
    writes: 'open',
    // Refused by the authorizer and at sign-in until the activation, in one transaction with the tenant.
    state: 'provisioning',
    jwks,
  } as const;
  const person = { ...tenant.admin, ...owner.value, role: OWNER };
  await registrations.record(registration, newMember(person, now()));
  return ok({ userPoolId, clientId });
}
