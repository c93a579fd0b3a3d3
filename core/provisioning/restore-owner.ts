import { fail, ok, type Result } from '../../kit/result.ts';
import type { Operator } from '../access/principal.ts';
import { OWNER } from '../access/roles.ts';
import { occasionOf } from '../events/domain-event.ts';
import type { Mail, Mailer } from '../mail/mailer.ts';
import type { OwnerRestoredMail } from '../mail/templates/owner-restored.ts';
import { ofMember } from '../members/member-events.ts';
import { newMember } from '../members/member.ts';
import type { OwnerMemberships } from '../members/owner-memberships.ts';
import { temporaryPassword } from '../passwords/temporary-password.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { ownerRestoreRequested, type OwnerRestoreRequested } from '../tenants/tenant-events.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { TenantNotFound } from '../tenants/tenant-registry.ts';
import type { Tenant, TenantState } from '../tenants/tenant.ts';
import type { OwnerRestorer } from './pool-owners.ts';

export type OwnerNotRestorable = {
  readonly kind: 'OwnerNotRestorable';
  readonly state: TenantState;
};
export type OwnerMailNotSent = { readonly kind: 'OwnerMailNotSent'; readonly reason: string };
export type RestoreOwnerError = TenantNotFound | OwnerNotRestorable | OwnerMailNotSent;

export type RestoreOwnerPorts = {
  readonly tenants: TenantFinder;
  readonly events: { record(event: OwnerRestoreRequested): Promise<void> };
  readonly owners: OwnerRestorer;
  readonly memberships: OwnerMemberships;
  readonly mailer: Mailer;
  readonly compose: (restored: OwnerRestoredMail) => Mail;
  readonly now: () => Date;
};

/**
 * Gives a tenant its first owner back, by the address of its record alone: an operator must not make
 * somebody else the owner. The event comes first, so that no restoration goes untold.
 */
export async function restoreOwner(
  { tenants, events, mailer, compose, now, ...ports }: RestoreOwnerPorts,
  operator: Operator,
  tenantId: TenantId,
): Promise<Result<Pick<Tenant, 'admin'>, RestoreOwnerError>> {
  const tenant = await tenants.find(tenantId);
  if (tenant === null) return fail({ kind: 'TenantNotFound' });
  const { admin, identity, state } = tenant;
  if (!identity || state !== 'active') return fail({ kind: 'OwnerNotRestorable', state });

  await events.record(ownerRestoreRequested(tenant, occasionOf(operator, now())));
  const password = temporaryPassword();
  const { userPoolId } = identity;
  const { userId } = await ports.owners.restore(userPoolId, admin, password);
  const owner = newMember({ ...admin, userId, role: OWNER }, now());
  const occasion = occasionOf(operator, now());
  const event = ofMember('member.ownership_restored', { tenantId }, { member: owner, occasion });
  await ports.memberships.restore({ tenantId, userPoolId }, { owner, event });
  const delivery = await mailer.send(
    compose({ to: admin.email, name: admin.name, tenant, temporaryPassword: password }),
  );
  return delivery.kind === 'Accepted'
    ? ok({ admin })
    : fail({ kind: 'OwnerMailNotSent', reason: delivery.reason });
}
