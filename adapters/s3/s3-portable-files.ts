import { HeadObjectCommand, ListObjectsV2Command, NotFound } from '@aws-sdk/client-s3';
import type { PortableFile } from '../../core/portability/tenant-contents.ts';
import type { SessionActions } from '../../core/tenancy/session-policy.ts';
import type { TenantScope } from '../../core/tenancy/tenant-context.ts';
import type { TenantSession, TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import { fileOfKey, filesPrefixOf } from './file-key.ts';
import { contentOf } from './object-content.ts';
import { tenantObjects } from './tenant-objects.ts';
import { uploadedAtOf } from './uploaded-at.ts';

/** With the listing a missing key is answered as such, and not as forbidden. */
const SESSION_ACTIONS: SessionActions = { listings: ['ListBucket'], objects: ['GetObject'] };

/** The tenant's files in the order of their keys, each with what its object says of it. */
export async function* portableFiles(
  sessions: TenantSessions,
  tenant: TenantScope,
  after?: string,
): AsyncGenerator<PortableFile> {
  const open = () => sessions.open(tenant, SESSION_ACTIONS);
  let start = after;
  for (;;) {
    // Opened for each page: a long run outlives a session.
    const session = await open();
    const { placement } = session;
    const { Contents = [] } = await tenantObjects(session).send(
      new ListObjectsV2Command({
        Bucket: placement.bucketName,
        Prefix: filesPrefixOf(placement),
        ...(start !== undefined && { StartAfter: `${placement.objectPrefix}${start}` }),
      }),
    );
    for (const { Key = '' } of Contents) {
      const file = await fileAt(open, Key);
      if (file) yield file;
      start = Key.slice(placement.objectPrefix.length);
    }
    if (Contents.length === 0) return;
  }
}

async function fileAt(
  open: () => Promise<TenantSession>,
  Key: string,
): Promise<PortableFile | null> {
  const session = await open();
  const { placement } = session;
  const named = fileOfKey(placement, Key);
  if (!named) return null;
  const head = await headOf(session, Key);
  if (!head) return null;
  const { ContentLength: sizeBytes = 0, ContentType: contentType, ETag } = head;
  const object = { Bucket: placement.bucketName, Key, ETag, bytes: sizeBytes };
  return {
    ...named,
    key: Key.slice(placement.objectPrefix.length),
    contentType: contentType ?? 'application/octet-stream',
    uploadedAt: uploadedAtOf(head),
    sizeBytes,
    content: () => contentOf(session, object),
  };
}

async function headOf(session: TenantSession, Key: string) {
  const command = new HeadObjectCommand({ Bucket: session.placement.bucketName, Key });
  try {
    return await tenantObjects(session).send(command);
  } catch (error) {
    // Deleted since it was listed.
    if (error instanceof NotFound) return null;
    throw error;
  }
}
