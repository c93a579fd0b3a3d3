import { DynamoCachePasswords } from '../../../adapters/dynamodb/cache/dynamo-cache-passwords.ts';
import { DynamoTenantCache } from '../../../adapters/dynamodb/cache/dynamo-tenant-cache.ts';
import { PartitionRemains } from '../../../adapters/dynamodb/erasure/partition-remains.ts';
import { DynamoFileDeletions } from '../../../adapters/dynamodb/files/dynamo-file-deletions.ts';
import { DynamoPlacementItems } from '../../../adapters/dynamodb/moves/dynamo-placement-items.ts';
import { DynamoRecordMeter } from '../../../adapters/dynamodb/records/dynamo-record-meter.ts';
import { DynamoRecordRepository } from '../../../adapters/dynamodb/records/dynamo-record-repository.ts';
import { DynamoContacts } from '../../../adapters/dynamodb/notifications/dynamo-contacts.ts';
import { DynamoDigests } from '../../../adapters/dynamodb/notifications/dynamo-digests.ts';
import { DynamoInbox } from '../../../adapters/dynamodb/notifications/dynamo-inbox.ts';
import { DynamoNotificationStore } from '../../../adapters/dynamodb/notifications/dynamo-notification-store.ts';
import { DynamoPreferenceStore } from '../../../adapters/dynamodb/notifications/dynamo-preference-store.ts';
import { DynamoSuppressions } from '../../../adapters/dynamodb/notifications/dynamo-suppressions.ts';
import { DynamoTenantTemplates } from '../../../adapters/dynamodb/notifications/dynamo-tenant-templates.ts';
import { DynamoTenantPartitions } from '../../../adapters/dynamodb/provisioning/dynamo-tenant-partitions.ts';
import { DynamoTenantContents } from '../../../adapters/dynamodb/portability/dynamo-tenant-contents.ts';
import { DynamoTenantTaker } from '../../../adapters/dynamodb/portability/dynamo-tenant-taker.ts';
import { S3ArchiveStore } from '../../../adapters/s3/s3-archive-store.ts';
import { S3FileMeter } from '../../../adapters/s3/s3-file-meter.ts';
import { S3FileRepository } from '../../../adapters/s3/s3-file-repository.ts';
import { S3ImportedObjects } from '../../../adapters/s3/s3-imported-objects.ts';
import { S3PlacementObjects } from '../../../adapters/s3/s3-placement-objects.ts';
import { portableFiles } from '../../../adapters/s3/s3-portable-files.ts';
import { tenantVersions } from '../../../adapters/s3/tenant-versions.ts';
import { S3TenantPrefix } from '../../../adapters/s3/s3-tenant-prefix.ts';
import { newId } from '../../../kit/id.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';
import { tenantContext } from '../../support/tenancy/tenant-contexts.ts';
import type { TenantSessions } from '../../../core/tenancy/tenant-sessions.ts';
import type { SessionUse } from './session-uses.ts';

const tenant = tenantContext();
const erased = { tenant: { ...aTenant(new Date()), id: tenant.tenantId }, partitions: [] };

/** A new use joins by one line; without it `policy-matrix.test.ts` fails. */
export const SESSION_USES: readonly SessionUse[] = [
  use('records', 'dynamodb/records/dynamo-record-repository.ts', (sessions) =>
    new DynamoRecordRepository(sessions).find(tenant, { collection: 'tasks', id: newId('rec') }),
  ),
  use('records, measured', 'dynamodb/records/dynamo-record-meter.ts', (sessions) =>
    new DynamoRecordMeter(sessions).count(tenant, 1),
  ),
  use('cache', 'dynamodb/cache/dynamo-tenant-cache.ts', (sessions) =>
    new DynamoTenantCache(sessions).find(tenant, 'user:42'),
  ),
  use('cache, password', 'dynamodb/cache/dynamo-cache-passwords.ts', (sessions) =>
    new DynamoCachePasswords(sessions).of(tenant),
  ),
  use('notifications', 'dynamodb/notifications/dynamo-notification-store.ts', (sessions) =>
    new DynamoNotificationStore(sessions).find(tenant, newId('ntf')),
  ),
  use('notifications, contacts', 'dynamodb/notifications/dynamo-contacts.ts', (sessions) =>
    new DynamoContacts(sessions).find(tenant, 'member'),
  ),
  use('notifications, digests', 'dynamodb/notifications/dynamo-digests.ts', (sessions) =>
    new DynamoDigests(sessions).entries(tenant, newId('ntf')),
  ),
  use('notifications, inbox', 'dynamodb/notifications/dynamo-inbox.ts', (sessions) =>
    new DynamoInbox(sessions).unread(tenant, 'member'),
  ),
  use(
    'notifications, preferences',
    'dynamodb/notifications/dynamo-preference-store.ts',
    (sessions) => new DynamoPreferenceStore(sessions).find(tenant, 'member'),
  ),
  use('notifications, suppressions', 'dynamodb/notifications/dynamo-suppressions.ts', (sessions) =>
    new DynamoSuppressions(sessions).find(tenant, newId('sup')),
  ),
  use('notifications, templates', 'dynamodb/notifications/dynamo-tenant-templates.ts', (sessions) =>
    new DynamoTenantTemplates(sessions).find(tenant, 'message'),
  ),
  use('partitions, prepared', 'dynamodb/provisioning/dynamo-tenant-partitions.ts', (sessions) =>
    new DynamoTenantPartitions(sessions).prepare(tenant),
  ),
  use('partitions, cleared', 'dynamodb/provisioning/dynamo-tenant-partitions.ts', (sessions) =>
    new DynamoTenantPartitions(sessions).clear(tenant),
  ),
  use('files', 's3/s3-file-repository.ts', (sessions) =>
    new S3FileRepository(sessions, { deletions: new DynamoFileDeletions(sessions) }).find(
      tenant,
      newId('fil'),
    ),
  ),
  use('files, deletion looked up', 'dynamodb/files/dynamo-file-deletions.ts', (sessions) =>
    new DynamoFileDeletions(sessions).has(tenant, newId('fil')),
  ),
  use('files, deletion noted', 'dynamodb/files/dynamo-file-deletions.ts', (sessions) =>
    new DynamoFileDeletions(sessions).record(tenant, newId('fil')),
  ),
  use('files, measured', 's3/s3-file-meter.ts', (sessions) =>
    new S3FileMeter(sessions).count(tenant, 1),
  ),
  use('prefix, prepared', 's3/s3-tenant-prefix.ts', (sessions) =>
    new S3TenantPrefix(sessions).prepare(tenant),
  ),
  use('prefix, cleared', 's3/s3-tenant-prefix.ts', (sessions) =>
    new S3TenantPrefix(sessions).clear(tenant),
  ),
  use('move, partitions listed', 'dynamodb/moves/dynamo-placement-items.ts', (sessions) =>
    new DynamoPlacementItems(sessions).partitions(tenant),
  ),
  use('move, items read', 'dynamodb/moves/dynamo-placement-items.ts', (sessions) =>
    new DynamoPlacementItems(sessions).items(tenant, { partition: '' }).next(),
  ),
  use('move, items written', 'dynamodb/moves/dynamo-placement-items.ts', (sessions) =>
    new DynamoPlacementItems(sessions).write(tenant, '', { puts: [], deletes: ['STORAGE'] }),
  ),
  use('move, objects listed', 's3/s3-placement-objects.ts', (sessions) =>
    new S3PlacementObjects(sessions).objects(tenant).next(),
  ),
  use('move, objects read', 's3/s3-placement-objects.ts', (sessions) =>
    new S3PlacementObjects(sessions).copy({ from: tenant, to: tenant, key: 'files/a' }),
  ),
  use('move, objects written', 's3/s3-placement-objects.ts', (sessions) =>
    new S3PlacementObjects(sessions).writePage(tenant, { generation: 1, page: 0 }, []),
  ),
  use('move, objects deleted', 's3/s3-placement-objects.ts', (sessions) =>
    new S3PlacementObjects(sessions).delete(tenant, ['files/a']),
  ),
  use('move, versions cleared', 's3/s3-placement-objects.ts', (sessions) =>
    new S3PlacementObjects(sessions).clearVersions(tenant).next(),
  ),
  use('erasure, items swept', 'dynamodb/erasure/partition-remains.ts', (sessions) =>
    new PartitionRemains(sessions).remains(erased)[Symbol.asyncIterator]().next(),
  ),
  use('erasure, versions removed', 's3/tenant-versions.ts', (sessions) =>
    tenantVersions(sessions).pages(erased)[Symbol.asyncIterator]().next(),
  ),
  use('archives, written and read', 's3/s3-archive-store.ts', (sessions) =>
    new S3ArchiveStore(sessions, now).get({ tenant, jobId: newId('job') }, 'page-0'),
  ),
  use('archives, removed', 's3/s3-archive-store.ts', (sessions) =>
    new S3ArchiveStore(sessions, now).remove({ tenant, jobId: newId('job') }),
  ),
  use('export, files', 's3/s3-portable-files.ts', (sessions) =>
    portableFiles(sessions, tenant).next(),
  ),
  use('export, collections', 'dynamodb/portability/dynamo-tenant-contents.ts', (sessions) =>
    contents(sessions).collections(tenant),
  ),
  use('export, records', 'dynamodb/portability/dynamo-tenant-contents.ts', (sessions) =>
    contents(sessions).records(tenant, { collection: 'tasks' }).next(),
  ),
  use('export, notifications', 'dynamodb/notifications/portable-notices.ts', (sessions) =>
    contents(sessions).notifications(tenant).next(),
  ),
  use('import, objects', 's3/s3-imported-objects.ts', (sessions) =>
    new S3ImportedObjects(sessions).hasFiles(tenant),
  ),
  use('import, records', 'dynamodb/portability/dynamo-tenant-taker.ts', (sessions) =>
    new DynamoTenantTaker(sessions, new S3ImportedObjects(sessions)).isEmpty(tenant),
  ),
];

const now = () => new Date();
const contents = (sessions: TenantSessions) =>
  new DynamoTenantContents(sessions, (...at) => portableFiles(sessions, ...at));

function use(name: string, file: string, open: SessionUse['open']): SessionUse {
  return { name, file: `adapters/${file}`, open };
}
