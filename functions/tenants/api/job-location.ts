import type { Job } from '../../../core/jobs/job.ts';

export const jobLocation = ({ tenantId, id }: Pick<Job, 'tenantId' | 'id'>) => ({
  location: `/v1/tenants/${tenantId}/jobs/${id}`,
});
