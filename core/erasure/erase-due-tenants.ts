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
  const count = { started: 0, error: 0 };
  for await (const page of ports.dueToErase()) {
    for (const { id: tenantId } of page) {
      if (ports.now() >= deadline) return count;
      try {
        const started = await eraseByTime(ports, { tenantId });
        if (started.ok) count.started += 1;
      } catch (error) {
        ports.onError({ tenantId }, error);
        count.error += 1;
      }
    }
  }
  return count;
}
