import { createTenant, type CreateTenantPorts } from '../../../core/tenants/create-tenant.ts';
import { draftErrors } from '../../../core/tenants/draft-errors.ts';
import { refusal } from '../../edge/answer.ts';
import { claimOf } from '../../edge/claim-of.ts';
import { operation } from '../../edge/operation.ts';
import { acceptedAnswer, type AcceptedPorts } from './accepted-answer.ts';

export const createTenantOperation = (ports: CreateTenantPorts & AcceptedPorts) =>
  operation(
    'createTenant',
    async (input) => {
      const { operator, body: draft } = input;
      const created = await createTenant(ports, operator, { draft, claim: await claimOf(input) });
      return created.ok ? acceptedAnswer(created.value, ports) : refusal(created.error);
    },
    (readable) => draftErrors(readable, ports.rules),
  );
