import { setTimeout as sleep } from 'node:timers/promises';
import { BatchGetItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { tenantKey } from '../../adapters/dynamodb/table/control-keys.ts';
import { rootClient } from '../../local/aws.ts';
import type { BenchCloud } from './bench-cloud.ts';

type Waiting = { readonly resolve: (at: number) => void; readonly reject: (error: Error) => void };

const PATIENCE_MS = 120_000;
/** What one BatchGetItem takes. */
const PAGE = 100;

/** Sees tenants become active by reading the control table itself, all that are waited for at once. */
export class TenantWatch {
  static readonly EVERY_MS = 10;

  readonly #client: DynamoDBClient;
  readonly #tableName: string;
  readonly #waiting = new Map<string, Waiting>();
  #isLooking = false;

  constructor({ emulatorUrl, controlTableName }: BenchCloud) {
    this.#client = new DynamoDBClient(rootClient(emulatorUrl));
    this.#tableName = controlTableName;
  }

  /** When the tenant was seen active; rejects when it fails, or is not within two minutes. */
  untilActive(tenantId: string): Promise<number> {
    const seen = new Promise<number>((resolve, reject) => {
      this.#waiting.set(tenantId, { resolve, reject });
      setTimeout(() => {
        if (this.#waiting.delete(tenantId)) reject(new Error(`${tenantId} did not become active.`));
      }, PATIENCE_MS).unref();
    });
    if (!this.#isLooking) void this.#look();
    return seen;
  }

  async #look(): Promise<void> {
    this.#isLooking = true;
    while (this.#waiting.size > 0) {
      await this.#read([...this.#waiting.keys()].slice(0, PAGE));
      await sleep(TenantWatch.EVERY_MS);
    }
    this.#isLooking = false;
  }

  async #read(tenantIds: readonly string[]): Promise<void> {
    const Keys = tenantIds.map((id) => {
      const { pk, sk } = tenantKey(id);
      return { pk: { S: pk }, sk: { S: sk } };
    });
    const { Responses } = await this.#client.send(
      new BatchGetItemCommand({ RequestItems: { [this.#tableName]: { Keys } } }),
    );
    for (const { pk, state, failure } of Responses?.[this.#tableName] ?? []) {
      const id = pk?.S?.slice('TENANT#'.length) ?? '';
      if (failure) this.#settle(id, ({ reject }) => reject(new Error(`${id} failed.`)));
      else if (state?.S === 'active') this.#settle(id, ({ resolve }) => resolve(Date.now()));
    }
  }

  #settle(tenantId: string, tell: (waiting: Waiting) => void): void {
    const waiting = this.#waiting.get(tenantId);
    this.#waiting.delete(tenantId);
    if (waiting) tell(waiting);
  }
}
