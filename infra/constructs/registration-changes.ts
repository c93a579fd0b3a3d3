import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { grantControlItems } from './control-items.ts';

/** What a pool's registration repeats of its tenant's record (core/access/tenant-facts.ts). */
export const TENANT_FACTS = ['tenantName', 'plan', 'planVersion', 'featureOverrides', 'rateLimits'];

/** What it repeats of the tenant's life. */
export const TENANT_STATE = ['state', 'suspendedFor'];

/**
 * Lets a function change these attributes of pools' registrations. An UpdateItem makes the item where there
 * is none: without the right to name `tenantId`, the pool, its client and its keys, it binds no pool to any
 * tenant, and a half registration opens nothing. They may not stand in a condition either.
 */
export const grantRegistrationChanges = (
  fn: Parameters<typeof grantControlItems>[0],
  table: ITable,
  attributes: readonly string[],
): void =>
  grantControlItems(fn, table, {
    actions: ['UpdateItem'],
    leadingKeys: ['POOL#*'],
    attributes: ['pk', 'sk', ...attributes],
  });
