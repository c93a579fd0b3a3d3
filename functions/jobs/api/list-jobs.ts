import type { JobRepository } from '../../../core/jobs/job-repository.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { encodeCursor } from '../../../kit/cursor.ts';
import { isId } from '../../../kit/id.ts';
import { json, parseQuery } from '../../../kit/lambda/http.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import { operatorContextOf } from '../../edge/operator-context-of.ts';
import { pageStart } from '../../edge/page-start.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { listJobsQuery } from '../contract.ts';
import { isJobId } from '../task-event.ts';
import { toJobView } from './job-view.ts';

export type ListJobsPorts = {
  readonly jobs: Pick<JobRepository, 'list'>;
  readonly tenants: { findTenant(tenantId: TenantId): Promise<Tenant | null> };
};

/** GET /v1/tenants/{tenantId}/jobs */
export const listJobsHandler =
  ({ jobs, tenants }: ListJobsPorts) =>
  async (event: ApiEvent) => {
    const tenantId = event.pathParameters?.tenantId ?? '';
    if (!isId('tnt', tenantId)) return problem(tenantNotFound);
    const query = parseQuery(listJobsQuery, event);
    if (!query.ok) return problem(query.error);

    const { cursor, ...wanted } = query.value;
    const scope = {
      list: 'jobs',
      tenantId,
      type: String(wanted.type),
      state: String(wanted.state),
    };
    const start = pageStart({ scope, cursor, isKey: isJobId });
    if (!start.ok) return problem(start.error);

    const page = await jobs.list(operatorContextOf(event), tenantId, { ...wanted, ...start.value });
    if (page.items.length === 0 && !(await tenants.findTenant(tenantId)))
      return problem(tenantNotFound);
    return json(200, {
      items: page.items.map(toJobView),
      nextCursor: page.next && encodeCursor(scope, page.next),
    });
  };

const tenantNotFound = { status: 404, kind: 'not-found', title: 'Tenant not found' } as const;
