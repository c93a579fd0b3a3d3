import { setTimeout as sleep } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  TransactWriteCommand,
  type DynamoDBDocumentClient,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { fail, ok, type Result } from '../../../kit/result.ts';

export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Which writes found their condition unmet; nothing was written. */
export type ConditionsFailed<Name extends string> = {
  readonly kind: 'ConditionsFailed';
  readonly writes: readonly Name[];
};
/** Others wrote the same items for as long as we could wait; nothing was written. */
export type Contended = { readonly kind: 'Contended' };

const BUDGET_MS = 10_000;
const FIRST_DELAY_MS = 25;
const LONGEST_DELAY_MS = 800;
const TRANSIENT = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'];

/**
 * Writes all or nothing. Waits its turn, with full jitter, while other transactions touch the same
 * items; fails with the names of the writes whose condition is not met. Throws anything else.
 */
export async function transact<Name extends string>(
  documents: DynamoDBDocumentClient,
  writes: Readonly<Partial<Record<Name, Write>>>,
): Promise<Result<void, ConditionsFailed<Name> | Contended>> {
  const named = Object.entries(writes) as [Name, Write | undefined][];
  const present = named.filter((entry): entry is [Name, Write] => entry[1] !== undefined);
  const items = present.map(([, write]) => write);
  const deadline = Date.now() + BUDGET_MS;

  for (let delayMs = FIRST_DELAY_MS; ; delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS)) {
    const codes = await cancellationCodes(documents, items);
    if (codes.length === 0) return ok(undefined);
    // Beside a conflict an unmet condition proves nothing: the other transaction may be our own twin.
    if (!codes.some((code) => TRANSIENT.includes(code))) {
      return fail({ kind: 'ConditionsFailed', writes: namesOf(present, codes) });
    }
    if (Date.now() + delayMs > deadline) return fail({ kind: 'Contended' });
    await sleep(Math.random() * delayMs);
  }
}

/** Why each write was cancelled; none when all were written. */
async function cancellationCodes(documents: DynamoDBDocumentClient, items: Write[]) {
  try {
    await documents.send(new TransactWriteCommand({ TransactItems: items }));
    return [];
  } catch (error) {
    const codes = codesOf(error);
    const isNamed = codes.some((code) => code === UNMET || TRANSIENT.includes(code));
    if (!isNamed || codes.includes('ValidationError')) throw error;
    return codes;
  }
}

const UNMET = 'ConditionalCheckFailed';

const codesOf = (error: unknown): string[] =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None')
    : [];

const namesOf = <Name extends string>(present: readonly [Name, Write][], codes: string[]) =>
  present.filter((_, index) => codes[index] === UNMET).map(([name]) => name);
