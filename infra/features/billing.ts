import type { Construct } from 'constructs';
import { billingApiEnv } from '../../functions/billing/api/env.ts';
import { issueInvoicesEnv } from '../../functions/billing/issue-invoices/env.ts';
import { openOwedAccountsEnv } from '../../functions/billing/open-owed-accounts/env.ts';
import { receiveEventsEnv } from '../../functions/billing/receive-events/env.ts';
import {
  billingSettings,
  grantBilling,
  grantBillingRead,
  grantNoneItems,
} from '../constructs/billing-access.ts';
import { grantControlItems } from '../constructs/control-items.ts';
import { controlTableSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';

export const billingApi = (scope: Construct, platform: Platform) => ({
  'billing/api': accountsApi(scope, platform),
  'billing/receive-events': eventsApi(scope, platform),
});

/** It reads: what it makes is a page of the provider's. */
function accountsApi(scope: Construct, platform: Platform) {
  const fn = new PlatformFunction(scope, 'BillingApi', {
    stage: platform.stage,
    path: 'billing/api',
    description: 'Shows tenants what they bought, their invoices, and the pages to pay',
    env: billingApiEnv,
    environment: billingSettings(platform),
    timeoutSeconds: 30,
  });
  grantBillingRead(fn, platform);
  return fn.function;
}

/** Open to anyone who can sign as Stripe does. */
function eventsApi(scope: Construct, platform: Platform) {
  const fn = new PlatformFunction(scope, 'ReceiveBillingEvents', {
    stage: platform.stage,
    path: 'billing/receive-events',
    description: 'Takes the events of the billing provider',
    env: receiveEventsEnv,
    environment: billingSettings(platform),
    timeoutSeconds: 30,
  });
  grantBilling(fn, platform);
  grantControlItems(fn, platform.controlTable, {
    actions: ['PutItem', 'UpdateItem'],
    leadingKeys: ['BILLING_EVENT#*'],
  });
  return fn.function;
}

/** What billing does by the clock. */
export function billingWork(scope: Construct, platform: Platform): void {
  openOwedAccounts(scope, platform);
  issueInvoices(scope, platform);
}

/** What is due; Stripe issues its own. */
function issueInvoices(scope: Construct, platform: Platform): void {
  const { stage, config, controlTable } = platform;
  if (config.services.billing.provider !== 'none') return;
  const fn = new ScheduledFunction(scope, 'IssueInvoices', {
    stage,
    path: 'billing/issue-invoices',
    description: 'Issues the invoices that are due, where the platform bills by itself',
    env: issueInvoicesEnv,
    environment: controlTableSettings(platform),
    schedule: 'rate(1 hour)',
    runbook: 'billing',
    timeoutSeconds: 600,
  });
  grantNoneItems(fn, controlTable);
  fn.grant(['dynamodb:Query'], [`${controlTable.tableArn}/index/byState`]);
}

/** What follows an outage of the provider. */
function openOwedAccounts(scope: Construct, platform: Platform): void {
  const { stage, controlTable } = platform;
  const fn = new ScheduledFunction(scope, 'OpenOwedAccounts', {
    stage,
    path: 'billing/open-owed-accounts',
    description: 'Makes customers of tenants that were active before the provider was there',
    env: openOwedAccountsEnv,
    environment: billingSettings(platform),
    schedule: 'rate(1 minute)',
    runbook: 'billing',
    timeoutSeconds: 50,
  });
  grantBilling(fn, platform);
  grantControlItems(fn, controlTable, {
    actions: ['GetItem', 'BatchGetItem'],
    leadingKeys: ['TENANT#*', 'SLUG#*', 'BILLING#*'],
  });
  fn.grant(['dynamodb:Query'], [`${controlTable.tableArn}/index/due`]);
}
