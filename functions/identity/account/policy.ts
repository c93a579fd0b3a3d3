import type { User } from '../../../core/access/principal.ts';
import { changePolicy, type ChangePolicyPorts } from '../../../core/identity/change-policy.ts';
import type { TenantPolicy } from '../../../core/identity/tenant-policy.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const getPolicyOperation = ({ policies }: ChangePolicyPorts) =>
  operation('getPolicy', async ({ principal }) =>
    answer(200, toView(await policies.of((principal as User).userPoolId))),
  );

export const replacePolicyOperation = (ports: ChangePolicyPorts) =>
  operation('replacePolicy', async ({ principal, body }) => {
    const changed = await changePolicy(ports, principal as User, body);
    return changed.ok ? answer(200, body) : refusal(changed.error);
  });

const toView = ({ allowedDomains, ...policy }: TenantPolicy) => ({
  ...policy,
  allowedDomains: [...allowedDomains],
});
