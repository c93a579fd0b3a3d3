import { giveUpTenant, type GiveUpTenantPorts } from '../../../core/provisioning/give-up-tenant.ts';
import { refusal } from '../../edge/answer.ts';
import { claimOf } from '../../edge/claim-of.ts';
import { operation } from '../../edge/operation.ts';
import { acceptedAnswer } from './accepted-answer.ts';
import type { Plans } from './tenant-view.ts';

export const giveUpTenantOperation = (ports: GiveUpTenantPorts & { readonly rules: Plans }) =>
  operation('giveUpTenant', async (input) => {
    const { operator, params } = input;
    const givenUp = await giveUpTenant(ports, operator, { ...params, claim: await claimOf(input) });
    return givenUp.ok ? acceptedAnswer(givenUp.value, ports.rules) : refusal(givenUp.error);
  });
