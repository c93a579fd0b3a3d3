import { eraseTenant } from '../../../core/erasure/start-erasure.ts';
import type { StartLifeJobPorts } from '../../../core/tenant-life/start-life-job.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { claimOf } from '../../edge/claim-of.ts';
import { operation } from '../../edge/operation.ts';
import { toJobView } from '../../jobs/job-view.ts';
import { jobLocation } from './job-location.ts';

export const eraseTenantOperation = (ports: StartLifeJobPorts) =>
  operation('eraseTenant', async (input) => {
    const { operator, params, body } = input;
    const request = { ...params, ...body, claim: await claimOf(input) };
    const started = await eraseTenant(ports, operator, request);
    return started.ok
      ? answer(202, toJobView(started.value), jobLocation(started.value))
      : refusal(started.error);
  });
