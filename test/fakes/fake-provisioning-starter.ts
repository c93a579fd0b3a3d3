import {
  executionName,
  type ExecutionKey,
} from '../../core/provisioning/provisioning-executions.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import type { ProvisioningStarter } from '../../core/tenants/provisioning-starter.ts';

/** Takes every order and notes it; refuses them while `isDown`. */
export class FakeProvisioningStarter implements ProvisioningStarter {
  readonly started: string[] = [];
  isDown = false;

  async start({ tenantId, attempt }: { readonly tenantId: TenantId; readonly attempt: number }) {
    if (this.isDown) throw new Error('down');
    this.started.push(`${tenantId}-${attempt}`);
  }

  async startCompensation(execution: ExecutionKey) {
    if (this.isDown) throw new Error('down');
    this.started.push(executionName(execution));
  }
}
