import { listQuotas, type ListQuotasPorts } from '../../../core/quotas/list-quotas.ts';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const listQuotasOperation = (ports: ListQuotasPorts) =>
  operation('listQuotas', async ({ principal }) =>
    answer(200, { items: await listQuotas(ports, principal) }),
  );
