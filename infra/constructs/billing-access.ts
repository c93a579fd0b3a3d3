import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { billingEnv } from '../../functions/env/billing.ts';
import { EVENT_ATTRIBUTES, grantControlItems } from './control-items.ts';
import { controlTableSettings, type Platform } from './platform.ts';
import type { PlatformFunction, Settings } from './platform-function.ts';
import { grantSecretRead } from './secret-read.ts';

export const billingSettings = (
  platform: Pick<Platform, 'controlTable'>,
): Settings<typeof billingEnv> => controlTableSettings(platform);

/** Lets a function look after the tenants' accounts at the provider; of the ledger it may only add to it. */
export function grantBilling(
  fn: PlatformFunction,
  { stage, config, controlTable }: Pick<Platform, 'stage' | 'config' | 'controlTable'>,
): void {
  for (const items of BILLING_ITEMS) grantControlItems(fn, controlTable, items);
  const { billing } = config.services;
  if (billing.provider === 'none') {
    grantNoneItems(fn, controlTable);
    return;
  }
  const { apiKey, webhookSecret } = billing;
  grantSecretRead(fn, stage, [apiKey.secretName, webhookSecret.secretName]);
}

/** Lets a function read a tenant's account and invoices, and ask the provider. */
export function grantBillingRead(
  fn: PlatformFunction,
  { stage, config, controlTable }: Pick<Platform, 'stage' | 'config' | 'controlTable'>,
): void {
  grantControlItems(fn, controlTable, { actions: ['GetItem'], leadingKeys: ['BILLING#*'] });
  const { billing } = config.services;
  if (billing.provider === 'stripe') {
    grantSecretRead(fn, stage, [billing.apiKey.secretName]);
    return;
  }
  const leadingKeys = ['BILLING_NONE#*'];
  grantControlItems(fn, controlTable, { actions: ['GetItem', 'Query'], leadingKeys });
}

/** What the provider `none` keeps. */
const grantNoneItems = (fn: PlatformFunction, table: ITable): void =>
  grantControlItems(fn, table, {
    actions: ['GetItem', 'Query', 'PutItem', 'DeleteItem'],
    leadingKeys: ['BILLING_NONE#*'],
  });

const EVENTS = { actions: ['PutItem'], leadingKeys: ['TENANT#*'], attributes: EVENT_ATTRIBUTES };

/** What we know of a tenant's billing, and the events of that. */
export const ACCOUNT_ITEMS = [
  { actions: ['GetItem', 'BatchGetItem', 'PutItem'], leadingKeys: ['BILLING#*'] },
  { actions: ['PutItem'], leadingKeys: ['BILLING_CUSTOMER#*'] },
  EVENTS,
];

const BILLING_ITEMS = [
  {
    actions: ['GetItem', 'PutItem', 'DeleteItem'],
    leadingKeys: ['BILLING#*', 'BILLING_CUSTOMER#*'],
  },
  { actions: ['PutItem'], leadingKeys: ['LEDGER#*'] },
  EVENTS,
];
