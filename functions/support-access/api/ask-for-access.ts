import {
  askForAccess,
  type AskForAccessPorts,
} from '../../../core/support-access/ask-for-access.ts';
import { tenantNamed } from '../../../core/support-access/party.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation, type InputOf } from '../../edge/operation.ts';
import { toAskedView } from './support-access-view.ts';

export const askForAccessOperation = (ports: AskForAccessPorts) =>
  operation('askForAccess', (input) => ask(ports, input, false));

export const askForEmergencyAccessOperation = (ports: AskForAccessPorts) =>
  operation('askForEmergencyAccess', (input) => ask(ports, input, true));

async function ask(
  ports: AskForAccessPorts,
  { operator, params: { tenantId }, body }: InputOf<'askForAccess'>,
  isEmergency: boolean,
) {
  const of = await tenantNamed(ports.tenants, tenantId);
  if (!of) return refusal({ kind: 'TenantNotFound' });

  const asked = await askForAccess(ports, operator, { of, ...body, isEmergency });
  return answer(201, toAskedView(asked, of, ports.now()));
}
