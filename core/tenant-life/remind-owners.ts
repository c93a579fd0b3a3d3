import { eachDue } from '../../kit/each-due.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { tenantEraseApproaching } from '../tenants/tenant-life-events.ts';
import { nextVersion, type LifePorts } from '../tenants/tenant-life.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { nextReminder } from '../tenants/termination.ts';

export type RemindOwnersPorts = LifePorts & {
  /** The terminated tenants whose owners are to be reminded by now, page by page. */
  readonly due: () => AsyncIterable<readonly Tenant[]>;
  readonly onError: (of: { readonly tenantId: TenantId }, error: unknown) => void;
};

export type OwnersReminded = { readonly reminded: number; readonly error: number };

const DAY_MS = 86_400_000;
const ACTOR = { kind: 'system', id: 'tenant-life' } as const;

/** Tells that tenants are erased soon, each time once; those that the deadline cuts off come with the next run. */
export async function remindOwners(
  ports: RemindOwnersPorts,
  deadline: Date,
): Promise<OwnersReminded> {
  const { done, error } = await eachDue(
    {
      ...{ pages: ports.due(), deadline, now: ports.now },
      onError: ({ id: tenantId }, cause) => ports.onError({ tenantId }, cause),
    },
    async (tenant) => ((await remind(ports, tenant)) ? 1 : 0),
  );
  return { reminded: done, error };
}

/** False where it was restored meanwhile, or another run was first. */
async function remind({ life, now }: LifePorts, before: Tenant): Promise<boolean> {
  if (!before.termination) return false;
  const time = now();
  const { eraseAt } = before.termination;
  const daysLeft = Math.max(0, Math.ceil((eraseAt.getTime() - time.getTime()) / DAY_MS));
  const termination = { ...before.termination, remindAt: nextReminder(eraseAt, time) };
  const after = { ...nextVersion(before, {}, time), termination };
  const event = tenantEraseApproaching(after, daysLeft, { time, actor: ACTOR });
  return life.change({ transition: 'remind', before, after, event });
}
