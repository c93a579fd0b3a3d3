import type { Occasion } from '../events/domain-event.ts';
import type { TenantPolicyWriter } from '../identity/change-policy.ts';
import { DEFAULT_POLICY, tenantPolicy } from '../identity/tenant-policy.ts';
import { userEvent } from '../identity/user-events.ts';
import type { MembersOf } from '../members/member.ts';
import type { TenantRegistry } from '../tenants/tenant-registry.ts';
import type { JsonObject, Tenant } from '../tenants/tenant.ts';
import type { SettingsLine } from './import-lines.ts';

export type TakeSettingsPorts = {
  readonly registry: Pick<TenantRegistry, 'update'>;
  readonly policies: Pick<TenantPolicyWriter, 'versioned' | 'change'>;
};

export type TakingSettings = {
  readonly tenant: Tenant;
  readonly of: MembersOf;
  readonly occasion: Occasion;
};

/** By which operators change what a plan grants: an archive does not. */
const OF_OPERATORS = ['features', 'rateLimits'];

/** Settings and metadata that the tenant has not itself, and the policy where nobody has set one. */
export function takeSettings(
  ports: TakeSettingsPorts,
  taking: TakingSettings,
  line: SettingsLine,
): Promise<void> {
  return line.kind === 'tenant'
    ? takeObjects(ports, taking, line)
    : takePolicy(ports, taking, line);
}

async function takeObjects(
  { registry }: TakeSettingsPorts,
  { tenant, occasion }: TakingSettings,
  line: Extract<SettingsLine, { kind: 'tenant' }>,
): Promise<void> {
  const { id: tenantId, version } = tenant;
  const settings = { ...withoutOperators(line.settings), ...tenant.settings };
  const metadata = { ...line.metadata, ...tenant.metadata };
  const updated = await registry.update({ tenantId, version, settings, metadata, occasion });
  if (!updated.ok) throw new Error('The tenant was changed by others; tried again.');
}

const withoutOperators = (settings: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => !OF_OPERATORS.includes(name)));

async function takePolicy(
  { policies }: TakeSettingsPorts,
  { of, occasion }: TakingSettings,
  line: Extract<SettingsLine, { kind: 'policy' }>,
): Promise<void> {
  const policy = tenantPolicy.parse(line);
  const former = await policies.versioned(of.userPoolId);
  if (former.version > 1) return;
  const event = userEvent('policy.changed', {
    tenantId: of.tenantId,
    occasion,
    data: { policy, previous: { policy: told(DEFAULT_POLICY) } },
  });
  const changed = { policy, version: former.version + 1 };
  const isWritten = await policies.change(of.userPoolId, changed, { event });
  if (!isWritten) throw new Error('The policy was changed by others; tried again.');
}

const told = (policy: typeof DEFAULT_POLICY) => ({
  ...policy,
  allowedDomains: [...policy.allowedDomains],
});
