import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  deleteFlag,
  putFlag,
  type ChangedFlags,
  type FlagDeletion,
  type FlagPut,
  type FlagSet,
} from '../../../core/flags/change-flags.ts';
import type { FlagRepository, FlagWritten } from '../../../core/flags/flag-repository.ts';
import { fromFlagsText, toFlagsText } from '../../../core/flags/flag.ts';
import { ok, type Result } from '../../../kit/result.ts';
import { toEventItem } from '../events/event-item.ts';
import { FLAGS_KEY } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { putNew } from '../table/put-new.ts';
import { transact, type Write } from '../table/transact.ts';

/** Operators who change flags in the same moment take turns. */
const MAX_ATTEMPTS = 30;
const LONGEST_PAUSE_MS = 100;

const flagsItem = z.object({ version: z.number(), flags: z.string().transform(fromFlagsText) });

export class DynamoFlagRepository implements FlagRepository {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async list() {
    return (await this.#read()).flags;
  }

  put(put: FlagPut) {
    return this.#change((flags) => putFlag(flags, put));
  }

  delete(deletion: FlagDeletion) {
    return this.#change((flags) => deleteFlag(flags, deletion));
  }

  /** Decided by the flags as they are when they are written: otherwise it is decided again. */
  async #change<E>(
    decide: (flags: FlagSet) => Result<ChangedFlags, E>,
  ): Promise<Result<FlagWritten, E>> {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const before = await this.#read();
      const changed = decide(before);
      if (!changed.ok) return changed;

      const { flags, flag, isNew, event } = changed.value;
      const written = await transact(this.#documents, {
        flags: this.#replace(before, flags),
        event: putNew(this.#tableName, toEventItem(event)),
      });
      if (written.ok) return ok({ flag, isNew });
      await sleep(Math.random() * LONGEST_PAUSE_MS);
    }
    throw new FlagsContendedError();
  }

  async #read(): Promise<FlagSet> {
    const item = await getItem(this.#documents, this.#tableName, FLAGS_KEY);
    return item ? flagsItem.parse(item) : { version: 0, flags: [] };
  }

  #replace(before: FlagSet, { version, flags }: FlagSet): Write {
    return {
      Put: {
        TableName: this.#tableName,
        Item: { ...FLAGS_KEY, version, flags: toFlagsText(flags) },
        ConditionExpression: 'attribute_not_exists(pk) OR #version = :before',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':before': before.version },
      },
    };
  }
}

class FlagsContendedError extends Error {
  override readonly name = 'FlagsContendedError';
  /** As the SDK marks its own: the edge answers that the platform is busy. */
  readonly $retryable = { throttling: true };

  constructor() {
    super('Others changed the flags all the time.');
  }
}
