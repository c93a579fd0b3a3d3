import { alarmsContract } from './alarms/contract.ts';
import { analyticsContract } from './analytics/contract.ts';
import { apiDescriptionContract } from './api-description/contract.ts';
import { auditContract } from './audit/contract.ts';
import { apiKeysContract } from './api-keys/contract.ts';
import { leakedKeysContract } from './api-keys/leaked-keys-contract.ts';
import { billingContract } from './billing/contract.ts';
import { billingDocumentsContract } from './billing/documents-contract.ts';
import { billingEventsContract } from './billing/billing-events-contract.ts';
import { cacheContract } from './cache/contract.ts';
import { filesContract } from './files/contract.ts';
import { accountContract } from './identity/account-contract.ts';
import { flagsContract } from './flags/contract.ts';
import { eventsContract } from './events/contract.ts';
import { identityContract } from './identity/contract.ts';
import { jobsContract } from './jobs/contract.ts';
import { membersContract } from './members/contract.ts';
import { ingestContract } from './metering/ingest-contract.ts';
import { meteringContract } from './metering/contract.ts';
import { movesContract } from './moves/contract.ts';
import { contactsContract } from './notifications/contacts-contract.ts';
import { notificationsContract } from './notifications/contract.ts';
import { makerEventsContract } from './notifications/maker-events-contract.ts';
import { unsubscribeContract } from './notifications/unsubscribe-contract.ts';
import type { OperationContract } from './edge/operation-contract.ts';
import { operatorsContract } from './operators/contract.ts';
import { productAnalyticsContract } from './product-analytics/contract.ts';
import { trackingContract } from './product-analytics/tracking-contract.ts';
import { provisioningContract } from './provisioning/contract.ts';
import { quotasContract } from './quotas/contract.ts';
import { portabilityContract } from './portability/contract.ts';
import { recordsContract } from './records/contract.ts';
import { rolesContract } from './roles/contract.ts';
import type { OperationId } from './routes.ts';
import { supportAccessContract } from './support-access/contract.ts';
import { webhooksContract } from './webhooks/contract.ts';
import { tenantsContract } from './tenants/contract.ts';
import { measureUsageContract } from './tenants/measure-usage-contract.ts';
import { restoreOwnerContract } from './tenants/restore-owner-contract.ts';

/** What every operation takes and answers; a route without a contract does not compile. */
export const contracts = {
  ...tenantsContract,
  ...measureUsageContract,
  ...restoreOwnerContract,
  ...jobsContract,
  ...movesContract,
  ...portabilityContract,
  ...operatorsContract,
  ...rolesContract,
  ...webhooksContract,
  ...auditContract,
  ...flagsContract,
  ...alarmsContract,
  ...membersContract,
  ...supportAccessContract,
  ...apiKeysContract,
  ...leakedKeysContract,
  ...billingContract,
  ...billingDocumentsContract,
  ...billingEventsContract,
  ...provisioningContract,
  ...quotasContract,
  ...ingestContract,
  ...meteringContract,
  ...eventsContract,
  ...analyticsContract,
  ...productAnalyticsContract,
  ...trackingContract,
  ...recordsContract,
  ...filesContract,
  ...cacheContract,
  ...contactsContract,
  ...notificationsContract,
  ...unsubscribeContract,
  ...makerEventsContract,
  ...identityContract,
  ...accountContract,
  ...apiDescriptionContract,
} satisfies Readonly<Record<OperationId, OperationContract>>;
