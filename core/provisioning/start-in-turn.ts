import type { ProvisioningStarter } from '../tenants/provisioning-starter.ts';
import type { ProvisioningExecutions } from './provisioning-executions.ts';
import type { ProvisioningRegistry } from './provisioning-registry.ts';
import type { ProvisioningSlots } from './provisioning-slots.ts';

export type StartPorts = {
  readonly slots: ProvisioningSlots;
  readonly executions: Pick<ProvisioningExecutions, 'start'>;
};

/** Starts a provisioning at once where a slot is free and nobody waits. */
export const queuedStarter = ({ slots, executions }: StartPorts): ProvisioningStarter => ({
  async start(attempt) {
    if (!(await slots.takeNow(attempt.tenantId))) return { kind: 'StartQueued' };
    await executions.start(attempt);
    return undefined;
  },
});

/**
 * Starts those who have waited the longest, as far as slots are free; how many. A run that dies in between left a slot
 * taken, whose provisioning the sweeper starts.
 */
export async function startQueued({
  slots,
  executions,
  tenants,
}: StartPorts & {
  readonly tenants: Pick<ProvisioningRegistry, 'listUnsettled'>;
}): Promise<number> {
  const { running, isQueued } = await slots.read();
  if (!isQueued) return 0;
  let started = 0;
  for await (const page of tenants.listUnsettled()) {
    for (const { tenantId, attempt, isGivenUp } of page) {
      // What is given up only removes, and waits for nobody.
      if (isGivenUp || running.has(tenantId)) continue;
      if (!(await slots.takeInTurn(tenantId))) return started;
      await executions.start({ tenantId, attempt });
      started += 1;
    }
  }
  await slots.endQueue();
  return started;
}
