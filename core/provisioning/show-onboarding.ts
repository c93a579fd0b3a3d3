import { fail, ok, type Result } from '../../kit/result.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { TenantNotFound } from '../tenants/tenant-registry.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { WebhookEndpointId } from '../webhooks/endpoint.ts';
import { onboardedEndpoints } from './create-webhook-endpoints.ts';
import type { DomainRecord } from './domain-names.ts';
import type { FirstKeySecrets } from './first-key-secrets.ts';
import type { StepLedger, StepRecord } from './step-ledger.ts';
import type { Step } from './step.ts';
import { toStepViews } from './to-step-views.ts';

/** The public DNS. */
export interface NameLookup {
  /** Where a name leads; null where there is no such record, undefined where nobody answered. */
  targetOf(name: string): Promise<string | null | undefined>;
}

export type ShowOnboardingPorts = {
  readonly tenants: TenantFinder;
  readonly ledger: Pick<StepLedger, 'list'>;
  readonly secrets: Pick<FirstKeySecrets, 'take'>;
  readonly lookup: NameLookup;
};

export type Onboarding = {
  readonly steps: readonly Step[];
  /** The secret is told once. */
  readonly apiKey?: { readonly id: string; readonly secret?: string };
  readonly domainName?: DomainRecord & {
    /** Whether the platform sets the record; else somebody does by hand. */
    readonly isManaged: boolean;
    readonly state: 'leads' | 'missing' | 'leads-elsewhere' | 'unknown';
  };
  readonly sso?: NonNullable<Tenant['integrations']>['sso'];
  /** Their secrets are read as those of any other endpoint. */
  readonly webhooks?: readonly { readonly id: WebhookEndpointId; readonly url: string }[];
};

/** What the owner's company was onboarded with. */
export async function showOnboarding(
  ports: ShowOnboardingPorts,
  tenantId: TenantId,
): Promise<Result<Onboarding, TenantNotFound>> {
  const [tenant, records] = await Promise.all([
    ports.tenants.find(tenantId),
    ports.ledger.list(tenantId),
  ]);
  if (!tenant) return fail({ kind: 'TenantNotFound' });
  const [apiKey, domainName] = await Promise.all([
    apiKeyOf(ports, tenantId, outputOf(records, 'create-api-key')),
    domainNameOf(ports, outputOf(records, 'register-domain-name')),
  ]);
  const sso = tenant.integrations?.sso;
  const hasWebhooks = outputOf(records, 'create-webhook-endpoints') !== undefined;
  const webhooks = onboardedEndpoints(tenant).map(({ id, url }) => ({ id, url }));
  return ok({
    steps: toStepViews(records, tenant),
    ...(apiKey && { apiKey }),
    ...(domainName && { domainName }),
    ...(sso && { sso }),
    ...(hasWebhooks && { webhooks }),
  });
}

type Output = NonNullable<StepRecord['output']>;

const outputOf = (records: readonly StepRecord[], step: StepRecord['name']): Output | undefined =>
  records.find(({ name, status }) => name === step && status === 'done')?.output;

async function apiKeyOf(
  { secrets }: ShowOnboardingPorts,
  tenantId: TenantId,
  output: Output | undefined,
): Promise<Onboarding['apiKey']> {
  const keyId = output?.keyId;
  if (typeof keyId !== 'string') return undefined;
  const kept = await secrets.take(tenantId);
  return { id: keyId, ...(kept?.keyId === keyId && { secret: kept.secret }) };
}

async function domainNameOf(
  { lookup }: ShowOnboardingPorts,
  output: Output = {},
): Promise<Onboarding['domainName']> {
  const { name, target, isManaged } = output;
  if (typeof name !== 'string' || typeof target !== 'string') return undefined;
  const state = stateOf(await lookup.targetOf(name), target);
  return { name, target, isManaged: isManaged === true, state };
}

function stateOf(found: string | null | undefined, target: string) {
  if (found === undefined) return 'unknown';
  if (found === null) return 'missing';
  return found.toLowerCase().replace(/\.$/, '') === target ? 'leads' : 'leads-elsewhere';
}
