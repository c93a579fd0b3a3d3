import { correctAdmin, type CorrectAdminPorts } from '../../../core/provisioning/correct-admin.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const correctAdminOperation = (ports: CorrectAdminPorts) =>
  operation('correctAdmin', async ({ operator, params: { tenantId }, body, ifMatch: versions }) => {
    const corrected = await correctAdmin(ports, operator, { tenantId, versions, ...body });
    if (!corrected.ok) return refusal(corrected.error);
    const { admin, version } = corrected.value;
    return answer(200, { tenantId, email: admin.email }, etag(version));
  });
