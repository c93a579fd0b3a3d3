import { changePolicy, type ChangePolicyPorts } from '../../../core/identity/change-policy.ts';
import type { TenantPolicy } from '../../../core/identity/tenant-policy.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const getPolicyOperation = ({ policies }: ChangePolicyPorts) =>
  operation('getPolicy', async ({ principal }) => {
    const { policy, version } = await policies.versioned(principal.userPoolId);
    return answer(200, toView(policy), etag(version));
  });

export const replacePolicyOperation = (ports: ChangePolicyPorts) =>
  operation('replacePolicy', async ({ principal, body: policy, ifMatch: versions }) => {
    const changed = await changePolicy(ports, principal, { policy, versions });
    return changed.ok
      ? answer(200, toView(changed.value.policy), etag(changed.value.version))
      : refusal(changed.error);
  });

const toView = ({ allowedDomains, ...policy }: TenantPolicy) => ({
  ...policy,
  allowedDomains: [...allowedDomains],
});
