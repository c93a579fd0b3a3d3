import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { RefusalCount } from '../../../core/audit/refusal-count.ts';
import { accessRefused } from '../../../core/audit/refusal-events.ts';
import type { RefusalLog, RefusedAt, RefusedAttempt } from '../../../core/audit/refusal-log.ts';
import type { TenantFinder } from '../../../core/tenants/tenant-finder.ts';
import { toEventItem } from '../events/event-item.ts';
import { secondsOf } from '../table/claim.ts';
import { refusalsPartition } from '../table/control-keys.ts';
import { putNew } from '../table/put-new.ts';

/** In the outbox; the audit log keeps it. */
const RETENTION_SECONDS = 7 * 86_400;

type Ports = { readonly tenants: TenantFinder; readonly now: () => Date };

/** Writes refusals to the outbox, as many as RefusalCount lets through. */
export class DynamoRefusalLog implements RefusalLog {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #ports: Ports;
  readonly #count: RefusalCount;

  constructor(documents: DynamoDBDocumentClient, tableName: string, ports: Ports) {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#ports = ports;
    this.#count = new RefusalCount(ports.now);
  }

  async tell(refused: RefusedAttempt): Promise<void> {
    const attempt = this.#count.count(refused);
    if (attempt === null) return;
    const tenantId = await this.#tenantAt(attempt.at);
    const event = accessRefused({ tenantId: tenantId ?? NOBODY, attempt });
    const expiresAt = secondsOf(attempt.time) + RETENTION_SECONDS;
    const item = { ...toEventItem(event), pk: refusalsPartition(event.tenantId), expiresAt };
    // That there is no such tenant takes as long, and is told to nobody: by another key it is no event.
    await this.#put(tenantId === null ? { ...item, sk: event.id } : item);
  }

  async #tenantAt(at: RefusedAt): Promise<string | null> {
    if ('tenantId' in at) return at.tenantId;
    return (await this.#ports.tenants.find(at.named))?.id ?? null;
  }

  async #put(item: Readonly<Record<string, unknown>>): Promise<void> {
    const { Put } = putNew(this.#tableName, item);
    try {
      await this.#documents.send(new PutCommand(Put));
    } catch (error) {
      // Another environment counted as far.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }
}

const NOBODY = 'unknown';
