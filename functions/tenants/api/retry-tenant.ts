import {
  retryTenant,
  type RetryTenantError,
  type RetryTenantPorts,
} from '../../../core/provisioning/retry-tenant.ts';
import { problem, type Problem } from '../../../kit/lambda/problem.ts';
import { operatorContextOf } from '../../edge/operator-context-of.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { begun } from './begun.ts';
import { claimOf } from './claim-of.ts';
import { notFound, toSharedProblem } from './problems.ts';
import { tenantIdOf } from './tenant-id-of.ts';
import type { Plans } from './tenant-view.ts';

/** POST /v1/tenants/{tenantId}/retry */
export const retryTenantHandler =
  (ports: RetryTenantPorts & { readonly rules: Plans }) => async (event: ApiEvent) => {
    const tenantId = tenantIdOf(event);
    if (tenantId === null) return problem(notFound);

    const operator = operatorContextOf(event);
    const claim = await claimOf(event, { operator });
    if (!claim.ok) return problem(claim.error);

    const retried = await retryTenant(ports, operator, { tenantId, claim: claim.value });
    return retried.ok ? begun(retried.value, ports.rules) : problem(toProblem(retried.error));
  };

function toProblem(error: RetryTenantError): Problem {
  switch (error.kind) {
    case 'NotRetryable':
      return notRetryable(error.reason);
    case 'TenantMovedOn':
      return notRetryable('It changed in this moment: look at it again.');
    case 'TenantNotFound':
    case 'IdempotencyKeyReused':
    case 'RegistryBusy':
      return toSharedProblem(error);
  }
}

const notRetryable = (detail: string): Problem => ({
  status: 409,
  kind: 'tenant-not-retryable',
  title: 'There is nothing to retry',
  detail,
});
