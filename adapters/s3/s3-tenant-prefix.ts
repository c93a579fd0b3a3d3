import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { TenantStore } from '../../core/provisioning/tenant-store.ts';
import type { TenantScope } from '../../core/tenancy/tenant-context.ts';
import type { TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import { orRefusedSession } from '../dedicated-resources/refused-session.ts';
import { CLEAR, clearPrefix } from './clear-prefix.ts';
import { encryptionOf } from './dedicated-key-encryption.ts';
import { tenantObjects } from './tenant-objects.ts';

const PREPARE = { objects: ['PutObject'] } as const;

/** Beside the tenant's files, so that no list of them shows it. */
const MARKER = '.prepared';

/** The tenant's prefix of the files' bucket. */
export class S3TenantPrefix implements TenantStore {
  readonly #sessions: TenantSessions;

  constructor(sessions: TenantSessions) {
    this.#sessions = sessions;
  }

  async prepare(tenant: TenantScope): Promise<void> {
    const session = await this.#sessions.open(tenant, PREPARE);
    const { bucketName, objectPrefix } = session.placement;
    const marker = new PutObjectCommand({
      Bucket: bucketName,
      Key: `${objectPrefix}${MARKER}`,
      Body: new Uint8Array(),
      ...encryptionOf(session.placement),
    });
    await orRefusedSession(session.placement, () => tenantObjects(session).send(marker));
  }

  async clear(tenant: TenantScope): Promise<void> {
    const session = await this.#sessions.open(tenant, CLEAR);
    const pages = clearPrefix(tenantObjects(session), session.placement);
    while (!(await pages.next()).done);
  }
}
