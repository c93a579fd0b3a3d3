import { measureTenant, type MeasureTenantPorts } from '../../../core/usage/measure-tenant.ts';
import { isId } from '../../../kit/id.ts';
import { json } from '../../../kit/lambda/http.ts';
import { problem, type Problem } from '../../../kit/lambda/problem.ts';
import { operatorContextOf } from '../../edge/operator-context-of.ts';
import type { ApiEvent } from '../../edge/request-context.ts';

const notFound: Problem = { status: 404, kind: 'not-found', title: 'There is no such tenant' };

/** GET /v1/tenants/{tenantId}/usage */
export const measureTenantHandler = (ports: MeasureTenantPorts) => async (event: ApiEvent) => {
  const operator = operatorContextOf(event);
  const tenantId = event.pathParameters?.tenantId ?? '';
  if (!isId('tnt', tenantId)) return problem(notFound);

  const usage = await measureTenant(ports, operator, tenantId);
  return usage.ok ? json(200, usage.value) : problem(notFound);
};
