import { eachDue } from '../../kit/each-due.ts';
import type { StartLifeJobPorts } from '../tenant-life/start-life-job.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { eraseByTime } from './start-erasure.ts';

export type EraseDueTenantsPorts = StartLifeJobPorts & {
  /** The terminated tenants whose grace is over by now, page by page. */
  readonly dueToErase: () => AsyncIterable<readonly { readonly id: TenantId }[]>;
  readonly onError: (of: { readonly tenantId: TenantId }, error: unknown) => void;
};

export type TenantsErasing = { readonly started: number; readonly error: number };

/** Starts the erasure of each tenant whose grace is over; those that the deadline cuts off come with the next run. */
export async function eraseDueTenants(
  ports: EraseDueTenantsPorts,
  deadline: Date,
): Promise<TenantsErasing> {
  const { done, error } = await eachDue(
    {
      ...{ pages: ports.dueToErase(), deadline, now: ports.now },
      onError: ({ id: tenantId }, cause) => ports.onError({ tenantId }, cause),
    },
    async ({ id: tenantId }) => ((await eraseByTime(ports, { tenantId })).ok ? 1 : 0),
  );
  return { started: done, error };
}
