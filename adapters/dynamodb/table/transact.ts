import {
  TransactWriteCommand,
  type DynamoDBDocumentClient,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { fail, ok, type Result } from '../../../kit/result.ts';
import { inTurn, UNMET } from './in-turn.ts';

export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Which writes found their condition unmet; nothing was written. */
export type ConditionsFailed<Name extends string> = {
  readonly kind: 'ConditionsFailed';
  readonly writes: readonly Name[];
};
/** Others wrote the same items for as long as we could wait; nothing was written. */
export type Contended = { readonly kind: 'Contended' };

type Writes<Name extends string> = Readonly<Partial<Record<Name, Write>>>;

/**
 * Writes all or nothing. Waits its turn, with full jitter, while other transactions touch the same
 * items; fails with the names of the writes whose condition is not met. Throws anything else.
 */
export async function transact<Name extends string>(
  documents: DynamoDBDocumentClient,
  writes: Writes<Name>,
): Promise<Result<void, ConditionsFailed<Name> | Contended>> {
  const named = Object.entries(writes) as [Name, Write | undefined][];
  const present = named.filter((entry): entry is [Name, Write] => entry[1] !== undefined);
  const TransactItems = present.map(([, write]) => write);
  const cancelled = await inTurn(() => documents.send(new TransactWriteCommand({ TransactItems })));
  if (cancelled === null) return ok(undefined);
  return cancelled.isContended
    ? fail({ kind: 'Contended' })
    : fail({ kind: 'ConditionsFailed', writes: namesOf(present, cancelled.codes) });
}

/** Whether all was written; false where a condition is not met. Throws where others write for as long as we could wait. */
export async function tryTransact(
  documents: DynamoDBDocumentClient,
  writes: Writes<string>,
): Promise<boolean> {
  const written = await transact(documents, writes);
  if (!written.ok && written.error.kind === 'Contended') throw new Error('Too many writers.');
  return written.ok;
}

const namesOf = <Name extends string>(
  present: readonly [Name, Write][],
  codes: readonly string[],
) => present.filter((_, index) => codes[index] === UNMET).map(([name]) => name);
