import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { transact, type Write } from '../../../adapters/dynamodb/table/transact.ts';

const put = (pk: string): Write => ({ Put: { TableName: 'table', Item: { pk } } });
const writes = { tenant: put('1'), slug: put('2'), count: put('3') };

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

/** Answers each send with the next of these; the last one for ever. */
function documentsThat(...answers: (Error | null)[]) {
  const send = vi.fn<(command: TransactWriteCommand) => Promise<object>>(async () => {
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer) throw answer;
    return {};
  });
  return { send, documents: { send } as unknown as DynamoDBDocumentClient };
}

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('transact', () => {
  it('writes what is present, in one transaction', async () => {
    const { send, documents } = documentsThat(null);

    expect(await transact(documents, { ...writes, claim: undefined })).toMatchObject({ ok: true });
    expect(send).toHaveBeenCalledOnce();
    expect(send.mock.calls[0]?.[0].input.TransactItems).toHaveLength(3);
  });

  it('names the writes whose condition is not met', async () => {
    const { documents } = documentsThat(
      cancelled('None', 'ConditionalCheckFailed', 'ConditionalCheckFailed'),
    );

    expect(await transact(documents, { password: undefined, ...writes })).toEqual({
      ok: false,
      error: { kind: 'ConditionsFailed', writes: ['slug', 'count'] },
    });
  });

  it('waits its turn while other transactions hold the items', async () => {
    const conflict = cancelled('None', 'None', 'TransactionConflict');
    const { send, documents } = documentsThat(conflict, conflict, conflict, null);

    expect(await transact(documents, writes)).toMatchObject({ ok: true });
    expect(send).toHaveBeenCalledTimes(4);
  });

  it('believes no condition beside a conflict: the other one may be its own twin', async () => {
    const { documents } = documentsThat(
      cancelled('None', 'ConditionalCheckFailed', 'TransactionConflict'),
      cancelled('None', 'None', 'ConditionalCheckFailed'),
    );

    expect(await transact(documents, writes)).toMatchObject({ error: { writes: ['count'] } });
  });

  it('gives up when its time is over', async () => {
    let now = 0;
    vi.spyOn(Date, 'now').mockImplementation(() => (now += 1_000));
    const { documents } = documentsThat(cancelled('TransactionConflict', 'None', 'None'));

    expect(await transact(documents, writes)).toEqual({ ok: false, error: { kind: 'Contended' } });
  });

  it.each([
    ['an outage', new Error('down')],
    ['an invalid write', cancelled('ValidationError', 'None', 'ConditionalCheckFailed')],
  ])('throws %s', async (_, error) => {
    const { documents } = documentsThat(error);

    await expect(transact(documents, writes)).rejects.toBe(error);
  });
});
