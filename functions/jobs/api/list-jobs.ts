import type { JobRepository } from '../../../core/jobs/job-repository.ts';
import { isJobId } from '../../../core/jobs/job.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { refusal } from '../../edge/answer.ts';
import { listOperation } from '../../edge/list-operation.ts';
import { toJobView } from '../job-view.ts';

export type ListJobsPorts = {
  readonly jobs: Pick<JobRepository, 'list'>;
  readonly tenants: { findTenant(tenantId: TenantId): Promise<Tenant | null> };
};

export const listJobsOperation = ({ jobs, tenants }: ListJobsPorts) =>
  listOperation('listJobs', {
    isKey: isJobId,
    load: async ({ operator, params: { tenantId }, query: { type, state } }, request) => {
      const page = await jobs.list(operator, tenantId, { ...request, type, state });
      // Most tenants never had one: only then is the tenant looked for.
      const isKnown = page.items.length > 0 || (await tenants.findTenant(tenantId));
      return isKnown ? page : refusal({ kind: 'TenantNotFound' });
    },
    toView: toJobView,
  });
