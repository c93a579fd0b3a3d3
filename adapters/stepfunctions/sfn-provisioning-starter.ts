import { ExecutionAlreadyExists, StartExecutionCommand, type SFNClient } from '@aws-sdk/client-sfn';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import type { ProvisioningStarter } from '../../core/tenants/provisioning-starter.ts';
import { fail, ok } from '../../kit/result.ts';

export class SfnProvisioningStarter implements ProvisioningStarter {
  readonly #sfn: SFNClient;
  readonly #machineArn: string;

  constructor(sfn: SFNClient, machineArn: string) {
    this.#sfn = sfn;
    this.#machineArn = machineArn;
  }

  async start(tenantId: TenantId, attempt: number) {
    try {
      await this.#sfn.send(
        new StartExecutionCommand({
          stateMachineArn: this.#machineArn,
          name: `${tenantId}-${attempt}`,
          input: JSON.stringify({ tenantId, attempt }),
        }),
      );
      return ok(undefined);
    } catch (cause) {
      if (cause instanceof ExecutionAlreadyExists) return ok(undefined);
      return fail({ kind: 'StartDelayed', cause } as const);
    }
  }
}
