import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  GetCommand,
  PutCommand,
  QueryCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type {
  Closing,
  MovableTenant,
  MoveKey,
  MoveMovedOn,
  MoveRegistry,
  NewMove,
  Switch,
} from '../../../core/moves/move-registry.ts';
import type { Move } from '../../../core/moves/move.ts';
import type { Operator } from '../../../core/access/principal.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type {
  IdempotencyClaim,
  IdempotencyKeyReused,
} from '../../../core/tenants/tenant-registry.ts';
import type { Page, PageRequest } from '../../../kit/page.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import { secondsOf } from '../table/claim.ts';
import {
  MOVE_PREFIX,
  moveKey,
  OPEN_MOVES,
  tenantKey,
  tenantPartition,
} from '../table/control-keys.ts';
import { fromMoveItem, fromOpenMoveItem } from './move-item.ts';
import {
  beginWrites,
  closingWrites,
  moveClaimKey,
  moveWrite,
  switchWrites,
  writesWrites,
} from './move-writes.ts';
import { stateIndexPages } from '../table/state-index-pages.ts';
import { fromTenantItem } from '../tenants/tenant-item.ts';
import { transact, type Write } from '../table/transact.ts';

const moveId = z.templateLiteral(['mov_', z.string()]);
/** Beside the tenant's own attributes; only moves know it. */
const underMove = z.object({ moveId: moveId.optional() });
const moveClaim = z.object({
  fingerprint: z.string(),
  tenantId: z.templateLiteral(['tnt_', z.string()]),
  moveId,
  expiresAt: z.number(),
});

export class DynamoMoveRegistry implements MoveRegistry {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #now: () => Date;

  constructor(documents: DynamoDBDocumentClient, tableName: string, now = () => new Date()) {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#now = now;
  }

  async find({ tenantId, moveId: id }: MoveKey): Promise<Move | null> {
    const item = await this.#get(moveKey(tenantId, id));
    return item ? fromMoveItem(item) : null;
  }

  async findTenant(tenantId: TenantId): Promise<MovableTenant | null> {
    const item = await this.#get(tenantKey(tenantId));
    return item ? { ...fromTenantItem(item), ...underMove.parse(item) } : null;
  }

  async list(
    _operator: Operator,
    tenantId: TenantId,
    { limit, after }: PageRequest,
  ): Promise<Page<Move>> {
    const { Items = [] } = await this.#documents.send(
      new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': tenantPartition(tenantId), ':prefix': MOVE_PREFIX },
        ScanIndexForward: false,
        Limit: limit + 1,
        ...(after !== undefined && { ExclusiveStartKey: moveKey(tenantId, after) }),
      }),
    );
    const items = Items.slice(0, limit).map(fromMoveItem);
    const last = items.at(-1);
    return { items, ...(Items.length > limit && last && { next: last.id }) };
  }

  async answered(claim: IdempotencyClaim): Promise<Result<Move | null, IdempotencyKeyReused>> {
    const item = await this.#get(moveClaimKey(claim));
    const kept = item && moveClaim.parse(item);
    // TTL deletes days later.
    if (!kept || kept.expiresAt <= secondsOf(this.#now())) return ok(null);
    if (kept.fingerprint !== claim.fingerprint) return fail({ kind: 'IdempotencyKeyReused' });
    return ok(await this.find(kept));
  }

  async begin(beginning: NewMove): Promise<Result<void, MoveMovedOn>> {
    const begun = await this.#transact(beginning.move, beginWrites(this.#tableName, beginning));
    return begun.ok ? ok(undefined) : begun;
  }

  async save(move: Move): Promise<Result<Move, MoveMovedOn>> {
    const writeId = randomUUID();
    try {
      await this.#documents.send(
        new PutCommand({
          ...moveWrite(this.#tableName, move, writeId),
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return ok(move);
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      // The client repeats a write whose answer was lost, and then finds its own.
      return error.Item?.writeId?.S === writeId ? ok(move) : fail({ kind: 'MoveMovedOn' });
    }
  }

  async setWrites(move: Move, writes: 'open' | 'paused'): Promise<Result<Move, MoveMovedOn>> {
    const tenant = await this.findTenant(move.tenantId);
    if (!tenant?.identity) return fail({ kind: 'MoveMovedOn' });
    const { userPoolId } = tenant.identity;
    return this.#transact(move, writesWrites(this.#tableName, move, { userPoolId, writes }));
  }

  switchHome(change: Switch): Promise<Result<Move, MoveMovedOn>> {
    return this.#transact(change.move, switchWrites(this.#tableName, change));
  }

  close(closing: Closing): Promise<Result<Move, MoveMovedOn>> {
    return this.#transact(closing.move, closingWrites(this.#tableName, closing));
  }

  async *listOpen(): AsyncIterable<readonly MoveKey[]> {
    const pages = stateIndexPages(this.#documents, {
      tableName: this.#tableName,
      partition: OPEN_MOVES,
    });
    for await (const items of pages) yield items.map(fromOpenMoveItem);
  }

  /** A transaction that others held up for too long is thrown: trying again helps. */
  async #transact(
    move: Move,
    writes: Readonly<Record<string, Write | undefined>>,
  ): Promise<Result<Move, MoveMovedOn>> {
    const written = await transact(this.#documents, writes);
    if (written.ok) return ok(move);
    if (written.error.kind === 'Contended') throw new Error('The tenant is written by others.');
    return fail({ kind: 'MoveMovedOn' });
  }

  async #get(key: { readonly pk: string; readonly sk: string }) {
    const { Item } = await this.#documents.send(
      new GetCommand({ TableName: this.#tableName, Key: key, ConsistentRead: true }),
    );
    return Item;
  }
}
