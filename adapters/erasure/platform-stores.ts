import type { S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ErasableStore, ErasedTenant, SweptStore } from '../../core/erasure/erasable-store.ts';
import type { AppDomain } from '../../core/tenants/integrations.ts';
import { erasedPools, poolRemains } from '../cognito/cognito-erased-pools.ts';
import type { CognitoTenantPools } from '../cognito/cognito-tenant-pools.ts';
import { DynamoAuditEntries } from '../dynamodb/erasure/dynamo-audit-entries.ts';
import { DynamoFlagTargets } from '../dynamodb/erasure/dynamo-flag-targets.ts';
import { DynamoSharedItems } from '../dynamodb/erasure/dynamo-shared-items.ts';
import { CONTROL_KINDS, USAGE_KINDS, WEBHOOK_KINDS } from '../dynamodb/erasure/item-kinds.ts';
import { AuditRemains, TableRemains } from '../dynamodb/erasure/table-remains.ts';
import { TablesNamed } from '../dynamodb/erasure/tables-named.ts';
import { domainNameRemains, erasedDomainNames, zoneOf } from '../route53/erased-domain-names.ts';
import { lakePrefix } from '../s3/s3-event-lake.ts';
import { PrefixRemains, S3Versions } from '../s3/s3-versions.ts';

export type Places = {
  readonly documents: DynamoDBDocumentClient;
  readonly s3: S3Client;
  readonly pools: Pick<CognitoTenantPools, 'listOf' | 'remove'>;
  readonly settings: {
    readonly CONTROL_TABLE_NAME: string;
    readonly USAGE_TABLE_NAME: string;
    readonly WEBHOOKS_TABLE_NAME: string;
    readonly AUDIT_TABLE_NAME: string;
    readonly USAGE_BUCKET_NAME: string;
    readonly ANALYTICS_BUCKET_NAME: string;
    readonly AUDIT_EXPORTS_BUCKET_NAME: string;
  };
  /** Where tenants have names of their own. */
  readonly appDomain: AppDomain | undefined;
  readonly now: () => Date;
};

/** All that the platform keeps of a tenant. The pool is the first to go: nobody signs in any more. */
export function platformStores(places: Places): readonly ErasableStore[] {
  const { control, usage, webhooks, audit, usageLog, lake, exports } = placesOf(places);
  return [
    erasedPools(places.pools),
    new DynamoFlagTargets(control),
    new DynamoSharedItems('control', control, CONTROL_KINDS),
    new DynamoSharedItems('usage', usage, USAGE_KINDS),
    new DynamoSharedItems('webhooks', webhooks, WEBHOOK_KINDS),
    new DynamoAuditEntries(audit, places.now),
    new S3Versions('usage-log', usageLog),
    new S3Versions('analytics-lake', lake),
    new S3Versions('audit-exports', exports),
    erasedDomainNames(zoneOf(places.appDomain)),
  ];
}

/** The same places, as the sweep looks at them. */
export function platformRemains(places: Places): readonly SweptStore[] {
  const { control, usage, webhooks, audit, usageLog, lake, exports } = placesOf(places);
  return [
    poolRemains(places.pools),
    new TablesNamed(places.documents),
    new TableRemains('control', control),
    new TableRemains('usage', usage),
    new TableRemains('webhooks', webhooks),
    new AuditRemains(audit, places.now),
    new PrefixRemains('usage-log', usageLog),
    new PrefixRemains('analytics-lake', lake),
    new PrefixRemains('audit-exports', exports),
    domainNameRemains(zoneOf(places.appDomain)),
  ];
}

function placesOf({ documents, s3, settings }: Places) {
  const table = (tableName: string) => ({ documents, tableName });
  const objects =
    (Bucket: string, prefixOf: (tenantId: string) => string) =>
    ({ tenant: { id } }: ErasedTenant) =>
      Promise.resolve({ client: s3, Bucket, Prefix: prefixOf(id) });
  return {
    control: table(settings.CONTROL_TABLE_NAME),
    usage: table(settings.USAGE_TABLE_NAME),
    webhooks: table(settings.WEBHOOKS_TABLE_NAME),
    audit: table(settings.AUDIT_TABLE_NAME),
    usageLog: objects(settings.USAGE_BUCKET_NAME, (id) => `usage/${id}/`),
    lake: objects(settings.ANALYTICS_BUCKET_NAME, lakePrefix),
    exports: objects(settings.AUDIT_EXPORTS_BUCKET_NAME, (id) => `exports/${id}/`),
  };
}
