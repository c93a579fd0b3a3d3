import { restoreTenant } from '../../../core/tenant-life/restore-tenant.ts';
import type { StartLifeJobPorts } from '../../../core/tenant-life/start-life-job.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { claimOf } from '../../edge/claim-of.ts';
import { operation } from '../../edge/operation.ts';
import { toJobView } from '../../jobs/job-view.ts';
import { jobLocation } from './job-location.ts';

export const restoreTenantOperation = (ports: StartLifeJobPorts) =>
  operation('restoreTenant', async (input) => {
    const { operator, params } = input;
    const restored = await restoreTenant(ports, operator, {
      ...params,
      claim: await claimOf(input),
    });
    return restored.ok
      ? answer(202, toJobView(restored.value), jobLocation(restored.value))
      : refusal(restored.error);
  });
