import { fail, ok, type Result } from '../../kit/result.ts';
import type { Operator } from '../access/principal.ts';
import { occasionOf } from '../events/domain-event.ts';
import { findPlan } from '../plans/plan.ts';
import { versionsOf } from '../plans/terms-of.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { objectErrors } from './draft-errors.ts';
import type { InvalidDraft } from './field-error.ts';
import type {
  TenantChange,
  TenantNotFound,
  TenantRegistry,
  VersionConflict,
} from './tenant-registry.ts';
import type { TenantRules } from './tenant-rules.ts';
import type { Tenant } from './tenant.ts';

export type UpdateTenantError = InvalidDraft | TenantNotFound | VersionConflict;

export type UpdateTenantPorts = {
  readonly registry: Pick<TenantRegistry, 'update'>;
  readonly directory: TenantFinder;
  readonly rules: Pick<TenantRules, 'plans'>;
  readonly now: () => Date;
};

type TenantFinder = {
  find(operator: Operator, id: TenantId): Promise<{ readonly tenant: Tenant } | null>;
};

/** What an operator asks for; `current` is the version of the plan that new tenants get. */
export type TenantUpdate = Omit<TenantChange, 'occasion' | 'planVersion'> & {
  readonly planVersion?: number | 'current';
};

export async function updateTenant(
  ports: UpdateTenantPorts,
  operator: Operator,
  { planVersion, ...update }: TenantUpdate,
): Promise<Result<Tenant, UpdateTenantError>> {
  const errors = objectErrors(update);
  if (errors.length > 0) return fail({ kind: 'InvalidDraft', errors });

  const occasion = occasionOf(operator, ports.now());
  if (planVersion === undefined) return ports.registry.update({ ...update, occasion });

  const found = await ports.directory.find(operator, update.tenantId);
  if (!found) return fail({ kind: 'TenantNotFound' });
  const version = versionNamed(ports.rules, found.tenant, planVersion);
  return version.ok
    ? ports.registry.update({ ...update, planVersion: version.value, occasion })
    : version;
}

function versionNamed(
  { plans }: Pick<TenantRules, 'plans'>,
  tenant: Tenant,
  named: number | 'current',
): Result<number, InvalidDraft> {
  const plan = findPlan(plans, tenant.plan);
  if (!plan) return refused(`The configuration has no plan ${tenant.plan} any more.`);
  if (named === 'current') return ok(plan.version);

  const versions = versionsOf(plan).map(({ version }) => version);
  return versions.includes(named)
    ? ok(named)
    : refused(`There is no such version of ${plan.id}; there is ${versions.join(', ')}.`);
}

const refused = (detail: string) =>
  fail({ kind: 'InvalidDraft', errors: [{ pointer: '/planVersion', detail }] } as const);
