import {
  decideAccess,
  type DecideAccessPorts,
  type Decision,
} from '../../../core/support-access/decide-access.ts';
import { tenantOfUser } from '../../../core/support-access/party.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation, type InputOf } from '../../edge/operation.ts';
import { toAccessView } from './support-access-view.ts';

export const grantSupportAccessOperation = (ports: DecideAccessPorts) =>
  operation('grantSupportAccess', (input) => decide(ports, input, 'grant'));

export const refuseSupportAccessOperation = (ports: DecideAccessPorts) =>
  operation('refuseSupportAccess', (input) => decide(ports, input, 'refuse'));

export const revokeSupportAccessOperation = (ports: DecideAccessPorts) =>
  operation('revokeSupportAccess', (input) => decide(ports, input, 'revoke'));

/** What the tenant's side decides. */
async function decide(
  ports: DecideAccessPorts,
  { principal: by, params: { accessId: id } }: InputOf<'grantSupportAccess'>,
  decision: Decision,
) {
  const decided = await decideAccess(ports, { of: tenantOfUser(by), by, id, decision });
  if (decided.ok) return answer(200, toAccessView(decided.value, ports.now()));
  const { error } = decided;
  return refusal(error.kind === 'OwnEmergency' ? { kind: 'SupportAccessNotFound' } : error);
}
