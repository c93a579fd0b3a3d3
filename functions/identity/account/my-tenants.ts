import { listMyTenants, type ListMyTenantsPorts } from '../../../core/identity/list-my-tenants.ts';
import {
  requestAccountMail,
  type RequestAccountMailPorts,
} from '../../../core/identity/request-account-mail.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const listMyTenantsOperation = (ports: ListMyTenantsPorts) =>
  operation('listMyTenants', async ({ principal }) => {
    const tenants = await listMyTenants(ports, principal);
    const items = tenants.map(({ id: tenantId, name: tenantName, slug, isCurrent }) => ({
      ...{ tenantId, tenantName, slug, isCurrent },
    }));
    return answer(200, { items });
  });

export const discoverTenantsOperation = (ports: RequestAccountMailPorts) =>
  operation('discoverTenants', async ({ body, request }) => {
    const mail = { kind: 'your-tenants', ...body } as const;
    const asked = await requestAccountMail(ports, mail, request.sourceIp);
    return asked.ok ? answer(202) : refusal(asked.error);
  });
