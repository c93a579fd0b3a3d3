import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { attributeOf } from '../../../adapters/dynamodb/usage/counter-item.ts';
import { DynamoUsageLedger } from '../../../adapters/dynamodb/usage/dynamo-usage-ledger.ts';
import { sealUses, type DueUses, type SealedHour } from '../../../core/rate-limits/seal-uses.ts';
import { answeredBy, said } from '../../fakes/fake-aws.ts';

const TEN = Date.UTC(2026, 10, 27, 10);
const MINUTE = 60_000;
const hourOf = (ms: number) => Math.floor(ms / 3_600_000);
const tenantId = 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh' as const;

type Input = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A ledger over one counter that has uses of these hours, or errors alone; `dueAt` is what the last write left. */
function ledgerOf(hours: readonly number[], kind: 'u' | 'f' = 'u') {
  const uses = new Set(hours.map((hour) => attributeOf(kind, hour)));
  const left: { dueAt?: string } = { dueAt: 'before' };
  const update = (input: object) => {
    const { UpdateExpression = '', ConditionExpression } = input as Readonly<
      Record<string, string>
    >;
    const { ExpressionAttributeNames = {}, ExpressionAttributeValues = {} } = input as Input;
    if (!UpdateExpression.includes('REMOVE') && !UpdateExpression.includes('dueAt')) {
      return { Attributes: Object.fromEntries([...uses].map((name) => [name, 1])) };
    }
    const isOpen = Object.values(ExpressionAttributeNames).some((name) => uses.has(name));
    if (ConditionExpression && isOpen) throw new ConditionalCheckFailedException(said('unmet'));
    left.dueAt = ExpressionAttributeValues[':next'];
    return {};
  };
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' }));
  const documents = answeredBy(client, { Update: update }, []);
  return { left, ledger: new DynamoUsageLedger(documents, 'usage') };
}

async function sealAt(ms: number, hours: readonly number[], kind: 'u' | 'f' = 'u') {
  const { ledger, left } = ledgerOf(hours, kind);
  const told: SealedHour[] = [];
  const due: DueUses = { tenantId, dueAt: new Date(ms) };
  const ports = {
    ledger: Object.assign(ledger, {
      listDue: () => [[due]] as unknown as AsyncIterable<DueUses[]>,
    }),
    tell: async (_: string, closed: readonly SealedHour[]) => void told.push(...closed),
    now: () => new Date(ms),
    onError: (_: DueUses, error: unknown) => {
      throw error;
    },
  };
  const { sealed } = await sealUses(ports, new Date(ms + MINUTE));
  return { sealed, told, ...left };
}

describe('DynamoUsageLedger', () => {
  it('lets a counter whose present hour has uses rest until that hour may be sealed', async () => {
    const hours = [hourOf(TEN) - 1, hourOf(TEN)];
    for (const minutes of [10, 30, 59, 69]) {
      expect(await sealAt(TEN + minutes * MINUTE, hours)).toMatchObject({
        sealed: 1,
        dueAt: '2026-11-27T11:10:00.000Z',
      });
    }
  });

  it('lets one that has no other uses rest until it has some', async () => {
    expect(await sealAt(TEN + 30 * MINUTE, [hourOf(TEN) - 1])).toMatchObject({
      sealed: 1,
      dueAt: undefined,
    });
  });

  it('tells of an hour that has an error alone, and does not forget one that is not over', async () => {
    const [before, present] = [hourOf(TEN) - 1, hourOf(TEN)];
    const at = TEN + 30 * MINUTE;
    expect(await sealAt(at, [before, present], 'f')).toEqual({
      sealed: 1,
      told: [{ hour: before, requests: 0, serverErrors: 1, clientErrors: 0 }],
      dueAt: '2026-11-27T11:10:00.000Z',
    });
  });
});
