import { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { billingApiEnv } from '../../functions/billing/api/env.ts';
import { billingDocumentsEnv } from '../../functions/billing/documents/env.ts';
import { collectPaymentsEnv } from '../../functions/billing/collect-payments/env.ts';
import { issueInvoicesEnv } from '../../functions/billing/issue-invoices/env.ts';
import {
  CONSUMED_TYPES,
  onPaymentNoticeEnv,
} from '../../functions/billing/on-payment-notice/env.ts';
import {
  CONSUMED_TYPES as PLAN_CHANGES,
  onTenantChangedEnv,
} from '../../functions/billing/on-tenant-changed/env.ts';
import { onStripeEventEnv } from '../../functions/billing/on-stripe-event/env.ts';
import { openOwedAccountsEnv } from '../../functions/billing/open-owed-accounts/env.ts';
import { receiveEventsEnv } from '../../functions/billing/receive-events/env.ts';
import { BILLING_ALERTS } from '../../functions/env/metrics.ts';
import { alarm } from '../constructs/alarm.ts';
import {
  ACCOUNT_ITEMS,
  billingSettings,
  grantBilling,
  grantBillingRead,
  grantUsageExports,
} from '../constructs/billing-access.ts';
import { grantControlItems, grantTenantItems } from '../constructs/control-items.ts';
import { countOf } from '../constructs/count-of.ts';
import { EventConsumer } from '../constructs/event-consumer.ts';
import { OWNERS_MAIL } from '../constructs/owners-mail.ts';
import { grantRegistrationChanges, TENANT_STATE } from '../constructs/registration-changes.ts';
import { controlTableSettings, mailingSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { checkBilling, exportUsage } from './billing-usage.ts';

export const billingApi = (scope: Construct, platform: Platform) => ({
  'billing/api': accountsApi(scope, platform),
  'billing/receive-events': eventsApi(scope, platform),
  'billing/documents': documentsApi(scope, platform),
});

function accountsApi(scope: Construct, platform: Platform) {
  const fn = new PlatformFunction(scope, 'BillingApi', {
    stage: platform.stage,
    path: 'billing/api',
    description: 'Shows tenants what they bought and their invoices, and takes how they pay',
    env: billingApiEnv,
    environment: billingSettings(platform),
    timeoutSeconds: 30,
  });
  grantBilling(fn, platform);
  // What of an invoice went back.
  grantControlItems(fn, platform.controlTable, { actions: ['Query'], leadingKeys: ['LEDGER#*'] });
  grantUsageExports(fn, platform, ['Query']);
  return fn.function;
}

/** Apart, for what makes a PDF is as large as all else together. */
function documentsApi(scope: Construct, platform: Platform) {
  const fn = new PlatformFunction(scope, 'BillingDocuments', {
    stage: platform.stage,
    path: 'billing/documents',
    description: 'Writes invoices as PDF',
    env: billingDocumentsEnv,
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
  grantControlItems(fn, platform.controlTable, STORED_EVENTS);
  alarm(scope, 'BillingAlerts', {
    metric: countOf(BILLING_ALERTS),
    meaning: 'The billing provider tells of usage that it could not count.',
    fault: 'it told of some.',
    runbook: 'billing',
  });
  return fn.function;
}

/** What billing does by the clock. */
export function billingWork(scope: Construct, platform: Platform): void {
  openOwedAccounts(scope, platform);
  issueInvoices(scope, platform);
  collectPayments(scope, platform);
  followPlans(scope, platform);
  tellPaymentNotices(scope, platform);
  takeStripeEvents(scope, platform);
  exportUsage(scope, platform);
  checkBilling(scope, platform);
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
    environment: billingSettings(platform),
    schedule: 'rate(1 hour)',
    runbook: 'billing',
    timeoutSeconds: 600,
  });
  grantBilling(fn, platform);
  fn.grant(['dynamodb:Query'], [`${controlTable.tableArn}/index/byState`]);
}

/** Stripe's own bus, where the account has associated it: the same handling as of the webhook. */
function takeStripeEvents(scope: Construct, platform: Platform): void {
  const { stage, controlTable } = platform;
  const { stripeEventSource: source } = stage;
  if (source === undefined) return;
  const fn = new EventConsumer(scope, 'OnStripeEvent', {
    stage,
    bus: new EventBus(scope, 'StripeEvents', { eventSourceName: source }),
    sources: [source],
    path: 'billing/on-stripe-event',
    description: 'Takes the events that Stripe delivers to EventBridge',
    env: onStripeEventEnv,
    environment: billingSettings(platform),
    timeoutSeconds: 30,
  });
  grantBilling(fn, platform);
  grantControlItems(fn, controlTable, STORED_EVENTS);
}

/** Which events came. */
const STORED_EVENTS = { actions: ['PutItem', 'UpdateItem'], leadingKeys: ['BILLING_EVENT#*'] };

/** A tenant buys the plan that it has. */
function followPlans(scope: Construct, platform: Platform): void {
  const { stage, bus, controlTable } = platform;
  const fn = new EventConsumer(scope, 'OnTenantChanged', {
    stage,
    bus,
    controlTable,
    types: PLAN_CHANGES,
    path: 'billing/on-tenant-changed',
    description: 'Has the billing provider bill the plan that a tenant has',
    env: onTenantChangedEnv,
    environment: billingSettings(platform),
    timeoutSeconds: 30,
  });
  grantBilling(fn, platform);
  grantTenantItems(fn, controlTable, ['GetItem']);
}

/** What follows a payment that is missing, or has come. */
function collectPayments(scope: Construct, platform: Platform): void {
  const { stage, controlTable } = platform;
  const fn = new ScheduledFunction(scope, 'CollectPayments', {
    stage,
    path: 'billing/collect-payments',
    description: 'Tells of payments that are missing, suspends tenants, and resumes them',
    env: collectPaymentsEnv,
    environment: controlTableSettings(platform),
    schedule: 'rate(1 minute)',
    runbook: 'billing',
    timeoutSeconds: 50,
  });
  for (const items of ACCOUNT_ITEMS) grantControlItems(fn, controlTable, items);
  grantTenantItems(fn, controlTable, ['GetItem', 'UpdateItem']);
  grantRegistrationChanges(fn, controlTable, TENANT_STATE);
  fn.grant(['dynamodb:Query'], [`${controlTable.tableArn}/index/due`]);
}

function tellPaymentNotices(scope: Construct, platform: Platform): void {
  const { stage, bus, controlTable } = platform;
  const fn = new EventConsumer(scope, 'OnPaymentNotice', {
    stage,
    bus,
    controlTable,
    types: CONSUMED_TYPES,
    path: 'billing/on-payment-notice',
    description: 'Tells a tenant’s owners that a payment is missing',
    env: onPaymentNoticeEnv,
    environment: mailingSettings(platform),
    timeoutSeconds: 20,
  });
  for (const items of OWNERS_MAIL) grantControlItems(fn, controlTable, items);
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
