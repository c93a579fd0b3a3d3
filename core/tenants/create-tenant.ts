import { newId } from '../../kit/id.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { occasionOf } from '../events/domain-event.ts';
import type { Operator } from '../access/principal.ts';
import { findPlan } from '../plans/plan.ts';
import type { AdminPasswordEncrypter } from './admin-password-encrypter.ts';
import { begin, startedBefore, type StartedAttempt } from './begin-attempt.ts';
import { draftErrors, isolationOf } from './draft-errors.ts';
import type { InvalidDraft } from './field-error.ts';
import { integrationsOf } from './integration-errors.ts';
import type { ProvisioningStarter } from './provisioning-starter.ts';
import { slugOf } from './slug.ts';
import type { TenantDraft } from './tenant-draft.ts';
import { tenantProvisioningStarted } from './tenant-events.ts';
import type {
  IdempotencyClaim,
  IdempotencyKeyReused,
  RegistryBusy,
  SlugTaken,
  TenantLimitReached,
  TenantRegistry,
} from './tenant-registry.ts';
import type { NewTenantRules } from './tenant-rules.ts';
import type { Tenant } from './tenant.ts';

export type CreateTenantError =
  InvalidDraft | SlugTaken | TenantLimitReached | IdempotencyKeyReused | RegistryBusy;

export type CreateTenantPorts = {
  readonly registry: Pick<TenantRegistry, 'create' | 'answered'>;
  readonly encrypter: AdminPasswordEncrypter;
  readonly provisioning: ProvisioningStarter;
  readonly rules: NewTenantRules;
  readonly now: () => Date;
};

export type CreateTenant = { readonly draft: TenantDraft; readonly claim?: IdempotencyClaim };

export async function createTenant(
  ports: CreateTenantPorts,
  operator: Operator,
  { draft, claim }: CreateTenant,
): Promise<Result<StartedAttempt, CreateTenantError>> {
  const earlier = await startedBefore(ports.registry, claim);
  if (!earlier.ok) return earlier;
  if (earlier.value) return ok(earlier.value);

  const errors = draftErrors(draft, ports.rules);
  if (errors.length > 0) return fail({ kind: 'InvalidDraft', errors });

  const created = await register(ports, operator, { draft, claim });
  return created.ok ? ok(await begin(ports.provisioning, created.value)) : created;
}

async function register(
  { registry, encrypter, rules, now }: CreateTenantPorts,
  operator: Operator,
  { draft, claim }: CreateTenant,
) {
  const tenant = tenantOf(draft, rules, now());
  const { adminPassword } = draft;

  return registry.create({
    tenant,
    event: tenantProvisioningStarted(tenant, occasionOf(operator, tenant.createdAt)),
    maxTenants: rules.maxTenants,
    ...(adminPassword && {
      encryptedAdminPassword: await encrypter.encrypt(tenant.id, adminPassword),
    }),
    ...(claim && { claim }),
  });
}

function tenantOf(draft: TenantDraft, rules: NewTenantRules, now: Date): Tenant {
  const { name, slug, plan, adminEmail, adminName, region, settings, metadata } = draft;
  const isolation = isolationOf(draft, rules);
  const planId = plan ?? rules.defaultPlan;
  const integrations = integrationsOf(draft, rules);
  return {
    id: newId('tnt'),
    slug: slug ?? slugOf(name),
    name,
    plan: planId,
    planVersion: findPlan(rules.plans, planId)?.version,
    state: 'provisioning',
    isolation,
    region: region ?? rules.region,
    cell: rules.cell,
    ...(isolation === 'shared_database' && { tier: planId }),
    ...(integrations && { integrations }),
    settings: settings ?? {},
    metadata: metadata ?? {},
    admin: { email: adminEmail.toLowerCase(), ...(adminName && { name: adminName }) },
    attempt: 1,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}
