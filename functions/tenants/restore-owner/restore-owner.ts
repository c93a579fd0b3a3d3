import { restoreOwner, type RestoreOwnerPorts } from '../../../core/provisioning/restore-owner.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const restoreOwnerOperation = (ports: RestoreOwnerPorts) =>
  operation('restoreOwner', async ({ operator, params }) => {
    const restored = await restoreOwner(ports, operator, params.tenantId);
    return restored.ok
      ? answer(200, { tenantId: params.tenantId, email: restored.value.admin.email })
      : refusal(restored.error);
  });
