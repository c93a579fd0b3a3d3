import { changePlan, type ChangePlanPorts } from '../../../core/tenant-life/change-plan.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { claimOf } from '../../edge/claim-of.ts';
import { operation } from '../../edge/operation.ts';
import { toJobView } from '../../jobs/job-view.ts';
import { jobLocation } from './job-location.ts';

export const changePlanOperation = (ports: ChangePlanPorts) =>
  operation('changePlan', async (input) => {
    const { operator, params, body } = input;
    const changed = await changePlan(ports, operator, {
      ...params,
      ...body,
      claim: await claimOf(input),
    });
    return changed.ok
      ? answer(202, toJobView(changed.value), jobLocation(changed.value))
      : refusal(changed.error);
  });
