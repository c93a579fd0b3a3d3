import type { AttemptRegistry } from '../../../core/provisioning/attempt-registry.ts';
import type { StepLedger } from '../../../core/provisioning/step-ledger.ts';
import type { TenantRecords } from '../../../core/provisioning/tenant-records.ts';
import type { TenantDirectory } from '../../../core/tenants/tenant-directory.ts';
import { tenantProvisioningStarted } from '../../../core/tenants/tenant-events.ts';
import type {
  IdempotencyClaim,
  NewTenant,
  TenantRegistry,
} from '../../../core/tenants/tenant-registry.ts';
import type { ProvisioningFailure, Tenant } from '../../../core/tenants/tenant.ts';
import { newId } from '../../../kit/id.ts';
import { OPERATOR, operatorContext } from './tenants-api.ts';

export const HOUR_MS = 3_600_000;

export type TenantRepositories = {
  readonly registry: TenantRegistry;
  readonly attempts: AttemptRegistry;
  readonly directory: TenantDirectory & TenantRecords;
  readonly ledger: Pick<StepLedger, 'find' | 'save'>;
  /** What the provisioning writes when it gives up. */
  recordFailure(tenant: Tenant, failure: ProvisioningFailure): Promise<void>;
  activate(tenant: Tenant): Promise<void>;
};

export type EmptyStores = () => Promise<TenantRepositories>;

let serial = 0;

export function newTenant(change: Partial<Tenant> = {}, more: Partial<NewTenant> = {}): NewTenant {
  serial += 1;
  const now = new Date();
  const tenant: Tenant = {
    id: newId('tnt'),
    slug: `tenant-${serial}`,
    name: `Tenant ${serial}`,
    plan: 'basic',
    state: 'provisioning',
    isolation: 'shared_schema',
    region: 'eu-central-1',
    settings: {},
    metadata: {},
    admin: { email: 'ada@acme.example' },
    attempt: 1,
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...change,
  };
  return { tenant, event: startedEvent(tenant), maxTenants: 10_000, ...more };
}

export const startedEvent = (tenant: Tenant) =>
  tenantProvisioningStarted(tenant, { time: tenant.updatedAt, actor: OPERATOR });

export const claim = (key: string, fingerprint = 'same'): IdempotencyClaim => ({
  actor: 'operator-1',
  key,
  fingerprint,
});

export const inParallel = <T>(count: number, run: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => run(n)));

/** Records a tenant and gives it as it was recorded; throws when it was refused. */
export async function created(
  { registry }: TenantRepositories,
  change: Partial<Tenant> = {},
  more: Partial<NewTenant> = {},
): Promise<Tenant> {
  const creation = newTenant(change, more);
  const result = await registry.create(creation);
  if (!result.ok) throw new Error(`The tenant was refused: ${result.error.kind}`);
  return creation.tenant;
}

export const found = ({ directory }: TenantRepositories, { id }: Tenant) =>
  directory.find(operatorContext, id);
