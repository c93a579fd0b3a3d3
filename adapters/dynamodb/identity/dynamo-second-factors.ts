import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { recoveryCodeDigest } from '../../../core/identity/recovery-codes.ts';
import type {
  FactorKey,
  NewFactor,
  SecondFactor,
  SecondFactors,
} from '../../../core/identity/second-factors.ts';
import type { ToldChange } from '../../../core/identity/user-accounts.ts';
import { secondFactorKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { isMet } from '../table/is-met.ts';
import { transact, type Write } from '../table/transact.ts';
import { toldWrites } from './told-writes.ts';

export class DynamoSecondFactors implements SecondFactors {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async find(user: FactorKey): Promise<SecondFactor | null> {
    const item = await getItem(this.#documents, this.#tableName, keyOf(user));
    if (item === undefined) return null;
    const { codes, confirmedAt } = factorItem.parse(item);
    return { confirmedAt, recoveryCodesLeft: codes.length };
  }

  add(user: FactorKey, { confirmedAt, codes }: NewFactor, told: ToldChange): Promise<void> {
    const Item = {
      ...keyOf(user),
      codes: codes.map(recoveryCodeDigest),
      confirmedAt: confirmedAt.toISOString(),
    };
    return this.#write({ Put: { TableName: this.#tableName, Item } }, told);
  }

  replaceCodes(user: FactorKey, codes: readonly string[], told: ToldChange): Promise<void> {
    const Update = {
      TableName: this.#tableName,
      Key: keyOf(user),
      UpdateExpression: 'SET codes = :codes',
      ExpressionAttributeValues: { ':codes': codes.map(recoveryCodeDigest) },
    };
    return this.#write({ Update }, told);
  }

  async useCode(user: FactorKey, code: string): Promise<boolean> {
    return isMet(
      this.#documents.send(
        new DeleteCommand({
          TableName: this.#tableName,
          Key: keyOf(user),
          ConditionExpression: 'contains(codes, :digest)',
          ExpressionAttributeValues: { ':digest': recoveryCodeDigest(code) },
        }),
      ),
    );
  }

  forget(user: FactorKey, told: ToldChange): Promise<void> {
    return this.#write({ Delete: { TableName: this.#tableName, Key: keyOf(user) } }, told);
  }

  async #write(factor: Write, told: ToldChange): Promise<void> {
    const writes = { factor, ...toldWrites(this.#tableName, told, new Date()) };
    const written = await transact(this.#documents, writes);
    if (!written.ok) throw new Error('The second factor could not be written for now.');
  }
}

const factorItem = z.object({
  codes: z.array(z.string()),
  confirmedAt: z.coerce.date().nullable().default(null),
});

const keyOf = ({ userPoolId, email }: FactorKey) => secondFactorKey(userPoolId, email);
