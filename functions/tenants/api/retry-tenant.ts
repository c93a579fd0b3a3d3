import { retryTenant, type RetryTenantPorts } from '../../../core/provisioning/retry-tenant.ts';
import { refusal } from '../../edge/answer.ts';
import { claimOf } from '../../edge/claim-of.ts';
import { operation } from '../../edge/operation.ts';
import { acceptedAnswer, type AcceptedPorts } from './accepted-answer.ts';

export const retryTenantOperation = (ports: RetryTenantPorts & AcceptedPorts) =>
  operation('retryTenant', async (input) => {
    const { operator, params } = input;
    const claim = await claimOf(input);
    const retried = await retryTenant(ports, operator, { ...params, claim });
    return retried.ok ? acceptedAnswer(retried.value, ports) : refusal(retried.error);
  });
