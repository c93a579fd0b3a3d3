/** How long a tenant's entries are kept. */
export interface Retention {
  daysOf(tenantId: string): Promise<number>;
}

/** Where no plan says otherwise: of the platform's own log, and of tenants that have no plan any more. */
export const DEFAULT_RETENTION_DAYS = 400;

export const planRetentionDays = (
  daysPerPlan: Readonly<Record<string, number>>,
  plan: string,
): number =>
  (Object.hasOwn(daysPerPlan, plan) ? daysPerPlan[plan] : undefined) ?? DEFAULT_RETENTION_DAYS;
