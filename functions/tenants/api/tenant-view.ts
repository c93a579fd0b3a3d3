import type { z } from 'zod';
import type { Entitlements } from '../../../core/plans/entitlements.ts';
import { featuresOfTenant, limitsOfTenant } from '../../../core/plans/features-of-tenant.ts';
import { FIRST_PLAN_VERSION } from '../../../core/plans/terms-of.ts';
import type { TenantRecord } from '../../../core/provisioning/tenant-records.ts';
import type { TenantSummary } from '../../../core/tenants/tenant-directory.ts';
import type { TenantRules } from '../../../core/tenants/tenant-rules.ts';
import { cellOf } from '../../../core/tenancy/cell.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import type { Termination } from '../../../core/tenants/termination.ts';
import { toStepView } from '../../provisioning/step-view.ts';
import type { tenantSummary, tenantView } from '../schemas.ts';

export type Plans = Pick<TenantRules, 'plans'>;

export const toTenantView = (
  { tenant, steps }: TenantRecord,
  { plans }: Plans,
): z.input<typeof tenantView> => ({
  ...toSummaryView(tenant),
  cell: cellOf(tenant),
  planVersion: tenant.planVersion ?? FIRST_PLAN_VERSION,
  settings: tenant.settings,
  metadata: tenant.metadata,
  features: featuresOfTenant(plans, tenant),
  limits: toLimitsView(limitsOfTenant(plans, tenant)),
  suspensions: tenant.suspensions?.map(({ since, ...one }) => ({
    ...one,
    since: since.toISOString(),
  })),
  termination: tenant.termination && toTerminationView(tenant.termination),
  steps: steps.map(toStepView),
});

const toLimitsView = ({ users, storageBytes }: Entitlements) => ({ users, storageBytes });

const toTerminationView = ({ by, note, at, eraseAt }: Termination) => ({
  ...{ by, note, at: at.toISOString(), eraseAt: eraseAt.toISOString() },
});

/** Listed one by one, so that no internal field reaches a client. */
export const toSummaryView = (tenant: TenantSummary | Tenant): z.input<typeof tenantSummary> => ({
  id: tenant.id,
  slug: tenant.slug,
  name: tenant.name,
  plan: tenant.plan,
  state: tenant.state,
  isolation: tenant.isolation,
  region: tenant.region,
  admin: tenant.admin,
  attempt: tenant.attempt,
  failure: tenant.failure && {
    step: tenant.failure.step,
    reason: tenant.failure.reason,
    retryable: tenant.failure.retryable,
    failedAt: tenant.failure.failedAt.toISOString(),
  },
  version: tenant.version,
  createdAt: tenant.createdAt.toISOString(),
  updatedAt: tenant.updatedAt.toISOString(),
  activatedAt: tenant.activatedAt?.toISOString(),
});
