import {
  decideAccess,
  type DecideAccessPorts,
  type Decision,
} from '../../../core/support-access/decide-access.ts';
import { tenantNamed } from '../../../core/support-access/party.ts';
import type { TenantFinder } from '../../../core/tenants/tenant-finder.ts';
import { fail, ok } from '../../../kit/result.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation, type InputOf } from '../../edge/operation.ts';
import { toAskedView } from './support-access-view.ts';

export type DecideOfTenantPorts = DecideAccessPorts & { readonly tenants: TenantFinder };

export const withdrawAccessOperation = (ports: DecideOfTenantPorts) =>
  operation('withdrawAccess', async (input) => {
    const decided = await decide(ports, input, 'withdraw');
    if (decided.ok) return answer(200, decided.value);
    // Only a confirmation is anybody's own.
    const { error } = decided;
    return refusal(error.kind === 'OwnEmergency' ? { kind: 'SupportAccessNotFound' } : error);
  });

export const confirmEmergencyAccessOperation = (ports: DecideOfTenantPorts) =>
  operation('confirmEmergencyAccess', async (input) => {
    const decided = await decide(ports, input, 'confirm');
    return decided.ok ? answer(200, decided.value) : refusal(decided.error);
  });

/** What operators decide. */
async function decide(
  ports: DecideOfTenantPorts,
  { operator: by, params: { tenantId, accessId: id } }: InputOf<'withdrawAccess'>,
  decision: Decision,
) {
  const of = await tenantNamed(ports.tenants, tenantId);
  if (!of) return fail({ kind: 'TenantNotFound' } as const);

  const decided = await decideAccess(ports, { of, by, id, decision });
  return decided.ok ? ok(toAskedView(decided.value, of, ports.now())) : decided;
}
