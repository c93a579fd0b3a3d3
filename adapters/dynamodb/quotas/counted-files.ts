import * as z from 'zod';
import type { CountedFile } from '../../../core/quotas/storage-counters.ts';
import { getItem } from '../table/get-item.ts';
import { transact, type Write } from '../table/transact.ts';
import { countedFileKey, storageKey } from './storage-item.ts';
import { addExpression, type CounterTable } from './update-counter.ts';

/** Longer than an event can lie in the dead letters and be sent again. */
const RETENTION_SECONDS = 30 * 86_400;
const ATTEMPTS = 5;

const countedFile = z.object({
  state: z.enum(['reserved', 'counted', 'forgotten']),
  /** Of a reservation: how much, and the counter's cell that holds it. */
  bytes: z.number().default(0),
  cell: z.string().default(''),
});
type FileState = z.output<typeof countedFile>;

type CounterAdd = Readonly<Record<string, number>>;
/** What is added to the counter: with the reservation still in its cell, or after it had ended. */
export type CounterChange = { readonly inCell?: CounterAdd; readonly after: CounterAdd };
export type FileChange = {
  readonly to: 'counted' | 'forgotten';
  /** Null where the file was dealt with before. */
  readonly add: (found: FileState | null) => CounterChange | null;
};

export type OfTenant = CounterTable & { readonly tenantId: string; readonly now: Date };

/** A file that has a link; without it the upload would be counted like any other one. */
export const reservedFileItem = (
  { tenantId, now }: OfTenant,
  { fileId, bytes, cell }: CountedFile & { readonly cell: string },
) => ({
  ...countedFileKey(tenantId, fileId),
  state: 'reserved',
  bytes,
  cell,
  expiresAt: expiryOf(now),
});

/** Changes a file's state and the counter in one transaction; false where it was done before. */
export async function changeFile(
  of: OfTenant,
  { fileId }: CountedFile,
  change: FileChange,
): Promise<boolean> {
  const { documents, tableName, tenantId } = of;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const item = await getItem(documents, tableName, countedFileKey(tenantId, fileId));
    const found = item ? countedFile.parse(item) : null;
    const add = change.add(found);
    if (!add) return false;
    if (await written(of, { fileId, from: found, to: change.to, ...add })) return true;
  }
  throw new Error('The file’s reservation is changed by others all the time.');
}

type Written = CounterChange & {
  readonly fileId: string;
  readonly from: FileState | null;
  readonly to: FileChange['to'];
};

/** False where the file is not what it was. */
async function written(of: OfTenant, { from, inCell, after, ...write }: Written): Promise<boolean> {
  const file = stateWrite(of, { ...write, from: from?.state });
  if (from && inCell) {
    const condition = `attribute_exists(${from.cell})`;
    const inTime = await send(of, file, counterWrite(of, inCell, condition));
    if (inTime !== 'cell-gone') return inTime;
  }
  const condition = from && inCell ? `attribute_not_exists(${from.cell})` : undefined;
  return (await send(of, file, counterWrite(of, after, condition))) === true;
}

async function send({ documents }: OfTenant, file: Write, counter: Write | undefined) {
  const done = await transact<'file' | 'counter'>(documents, { file, counter });
  if (done.ok) return true;
  if (done.error.kind === 'Contended') throw new Error('The storage counter stays contended.');
  return done.error.writes.includes('file') ? false : 'cell-gone';
}

function stateWrite(
  { tableName, tenantId, now }: OfTenant,
  { fileId, from, to }: { fileId: string; from: string | undefined; to: string },
): Write {
  return {
    Put: {
      TableName: tableName,
      Item: { ...countedFileKey(tenantId, fileId), state: to, expiresAt: expiryOf(now) },
      ...(from === undefined
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#state = :from',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':from': from },
          }),
    },
  };
}

/** Undefined where there is nothing to add. */
function counterWrite(
  { tableName, tenantId }: OfTenant,
  add: CounterAdd,
  condition: string | undefined,
): Write | undefined {
  if (Object.keys(add).length === 0) return undefined;
  const { expression, names, values } = addExpression(add);
  return {
    Update: {
      TableName: tableName,
      Key: storageKey(tenantId),
      UpdateExpression: expression,
      ...(condition && { ConditionExpression: condition }),
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    },
  };
}

const expiryOf = (now: Date): number => Math.floor(now.getTime() / 1000) + RETENTION_SECONDS;
