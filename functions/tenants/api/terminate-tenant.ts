import { endTenant, terminateTenant } from '../../../core/tenant-life/terminate-tenant.ts';
import type {
  EndTenantPorts,
  TerminateTenantPorts,
} from '../../../core/tenant-life/terminate-tenant.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { claimOf } from '../../edge/claim-of.ts';
import { operation } from '../../edge/operation.ts';
import { toJobView } from '../../jobs/job-view.ts';
import { acceptedAttempt } from './accepted-answer.ts';
import { jobLocation } from './job-location.ts';
import type { Plans } from './tenant-view.ts';

export const terminateTenantOperation = (ports: TerminateTenantPorts & { readonly rules: Plans }) =>
  operation('terminateTenant', async (input) => {
    const { operator, params, body } = input;
    const request = { ...params, ...body, claim: await claimOf(input) };
    const ended = await terminateTenant(ports, operator, request);
    if (!ended.ok) return refusal(ended.error);
    if (ended.value.kind === 'given-up') {
      const { view, headers } = acceptedAttempt(ended.value.attempt, ports.rules);
      return answer(202, { tenant: view }, headers);
    }
    const { job } = ended.value;
    return answer(202, { job: toJobView(job) }, jobLocation(job));
  });

export const terminateOwnTenantOperation = (ports: EndTenantPorts) =>
  operation('terminateOwnTenant', async (input) => {
    const { principal, tenant, body } = input;
    const { tenantId } = tenant;
    const found = await ports.life.find(tenantId);
    if (found?.slug !== body.slug) return refusal({ kind: 'InvalidDraft', errors: WRONG_SLUG });

    const request = { tenantId, note: body.note, claim: await claimOf(input) };
    const ended = await endTenant(ports, principal, request);
    if (!ended.ok) return refusal(ended.error);
    return answer(202, { tenantId, eraseAt: String(ended.value.report.eraseAt) });
  });

const WRONG_SLUG = [{ pointer: '/slug', detail: 'Give the slug of your own tenant.' }];
