import type { User } from '../../../core/access/principal.ts';
import { changePolicy, type ChangePolicyPorts } from '../../../core/identity/change-policy.ts';
import type { TenantPolicy } from '../../../core/identity/tenant-policy.ts';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const getPolicyOperation = ({ policies }: ChangePolicyPorts) =>
  operation('getPolicy', async ({ principal }) =>
    answer(200, toView(await policies.of((principal as User).userPoolId))),
  );

export const replacePolicyOperation = (ports: ChangePolicyPorts) =>
  operation('replacePolicy', async ({ principal, body }) => {
    await changePolicy(ports, principal as User, body);
    return answer(200, body);
  });

const toView = ({ allowedDomains, ...policy }: TenantPolicy) => ({
  ...policy,
  allowedDomains: [...allowedDomains],
});
