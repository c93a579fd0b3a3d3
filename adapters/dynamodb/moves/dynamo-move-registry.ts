import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type {
  Closing,
  MovableTenant,
  MoveRegistry,
  MoveStart,
  Switch,
} from '../../../core/moves/move-registry.ts';
import { MOVE, moveRecord, type Move, type MoveId } from '../../../core/moves/move.ts';
import type { Operator } from '../../../core/access/principal.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type { IdempotencyClaim } from '../../../core/tenants/tenant-registry.ts';
import type { PageRequest } from '../../../kit/page.ts';
import { fail } from '../../../kit/result.ts';
import { DynamoJobRepository } from '../jobs/dynamo-job-repository.ts';
import { tenantKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { fromTenantItem } from '../tenants/tenant-item.ts';
import { beginWrites, closingWrites, switchWrites, writesWrites } from './move-writes.ts';

/** Beside the tenant's own attributes; only moves know it. */
const movedTenant = z.object({ moveId: z.templateLiteral(['mov_', z.string()]).optional() });

export class DynamoMoveRegistry implements MoveRegistry {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #jobs: DynamoJobRepository<Move>;

  constructor(documents: DynamoDBDocumentClient, tableName: string, now = () => new Date()) {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#jobs = new DynamoJobRepository({ documents, tableName, now }, (value) =>
      moveRecord.parse(value),
    );
  }

  find({ tenantId, moveId }: { readonly tenantId: TenantId; readonly moveId: MoveId }) {
    return this.#jobs.find({ tenantId, jobId: moveId });
  }

  list(operator: Operator, tenantId: TenantId, page: PageRequest) {
    return this.#jobs.list(operator, tenantId, { ...page, type: MOVE });
  }

  answered(claim: IdempotencyClaim) {
    return this.#jobs.answered(claim);
  }

  async findTenant(tenantId: TenantId): Promise<MovableTenant | null> {
    const item = await getItem(this.#documents, this.#tableName, tenantKey(tenantId));
    return item ? { ...fromTenantItem(item), ...movedTenant.parse(item) } : null;
  }

  begin(start: MoveStart) {
    return this.#jobs.transact(start.start.job, beginWrites(this.#tableName, start));
  }

  async setWrites(move: Move, writes: 'open' | 'paused') {
    const tenant = await this.findTenant(move.tenantId);
    if (!tenant?.identity) return fail({ kind: 'JobChanged' } as const);
    const { userPoolId } = tenant.identity;
    return this.#jobs.transact(move, writesWrites(this.#tableName, move, { userPoolId, writes }));
  }

  switchPlacement(change: Switch) {
    return this.#jobs.transact(change.move, switchWrites(this.#tableName, change));
  }

  close(closing: Closing) {
    return this.#jobs.transact(closing.move, closingWrites(this.#tableName, closing));
  }
}
