import { mailOwners, type MailOwnersPorts } from '../identity/mail-owners.ts';
import type { Mail } from '../mail/mailer.ts';
import type { MAIL_TEMPLATES } from '../mail/mail-templates.ts';
import { findPlan, type Plans } from '../plans/plan.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { HOW_TO_RESUME } from '../tenants/suspension.ts';
import type { TenantLifeEvent } from '../tenants/tenant-life-events.ts';
import type { Tenant } from '../tenants/tenant.ts';

type Templates = typeof MAIL_TEMPLATES;
type Composed<Name extends keyof Templates> = ReturnType<Templates[Name]['compose']>;

export type LifeMails = {
  readonly suspended: Composed<'tenant-suspended'>;
  readonly resumed: Composed<'tenant-resumed'>;
  readonly planChanged: Composed<'tenant-plan-changed'>;
  readonly terminated: Composed<'tenant-terminated'>;
  readonly restored: Composed<'tenant-restored'>;
  readonly exported: Composed<'tenant-exported'>;
  readonly imported: Composed<'tenant-imported'>;
  readonly eraseApproaching: Composed<'tenant-erase-approaching'>;
};

export type TellOwnersOfLifePorts = MailOwnersPorts & {
  readonly compose: LifeMails;
  readonly plans: Plans;
};

/** Of an erasure the job tells that does it, while the owners are still known. */
export type ToldLifeEvent = Exclude<TenantLifeEvent, { readonly type: 'tenant.erase_started' }>;

/** A mail to the tenant's owners of each step in its life. */
export const tellOwnersOfLife = (
  { compose, plans, ...ports }: TellOwnersOfLifePorts,
  tenantId: TenantId,
  event: ToldLifeEvent,
): Promise<void> =>
  mailOwners(ports, tenantId, (to, tenant) => mailOf({ compose, plans }, event, { to, tenant }));

type Telling = Pick<TellOwnersOfLifePorts, 'compose' | 'plans'>;
type To = { readonly to: readonly string[]; readonly tenant: Tenant };

function mailOf({ compose, plans }: Telling, { type, data }: ToldLifeEvent, to: To): Mail {
  switch (type) {
    case 'tenant.suspended':
      return compose.suspended({ ...to, ...data, howToResume: HOW_TO_RESUME[data.reason] });
    case 'tenant.resumed':
      return compose.resumed({ ...to, reason: data.reason, left: [] });
    case 'tenant.suspension_lifted':
      return compose.resumed({ ...to, reason: data.reason, left: data.reasons });
    case 'tenant.plan_changed': {
      const nameOf = (plan: string) => findPlan(plans, plan)?.name ?? plan;
      const from = nameOf(data.previous.plan);
      return compose.planChanged({ ...to, from, plan: nameOf(data.plan) });
    }
    case 'tenant.terminated':
      return compose.terminated({ ...to, note: data.note, eraseAt: new Date(data.eraseAt) });
    case 'tenant.restored':
      return compose.restored({ ...to, isSuspended: data.state === 'suspended' });
    case 'tenant.exported':
      return compose.exported({ ...to, ...data, expiresAt: new Date(data.expiresAt) });
    case 'tenant.imported':
      return compose.imported(to);
    case 'tenant.erase_approaching':
      return compose.eraseApproaching({ ...to, ...data, eraseAt: new Date(data.eraseAt) });
  }
}
