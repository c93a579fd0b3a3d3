import { UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Member, MembersOf } from '../../../core/members/member.ts';
import type { MigratedMembers } from '../../../core/members/migrate-pool.ts';
import { seatsKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { putMember } from './put-member.ts';

/** The item of a pool's seats bears when its migration ended. */
export class DynamoMigratedMembers implements MigratedMembers {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async isMigrated(userPoolId: string): Promise<boolean> {
    const seats = await getItem(this.#documents, this.#tableName, seatsKey(userPoolId));
    return seats?.migratedAt !== undefined;
  }

  add({ userPoolId, keptRole }: MembersOf, member: Member) {
    const place = { tableName: this.#tableName, userPoolId, keptRole };
    return putMember(this.#documents, place, { member });
  }

  async markMigrated(userPoolId: string, now: Date): Promise<void> {
    await this.#documents.send(
      new UpdateCommand({
        TableName: this.#tableName,
        Key: seatsKey(userPoolId),
        UpdateExpression:
          'SET migratedAt = if_not_exists(migratedAt, :now) ADD #used :none, #owners :none',
        ExpressionAttributeNames: { '#used': 'used', '#owners': 'owners' },
        ExpressionAttributeValues: { ':now': now.toISOString(), ':none': 0 },
      }),
    );
  }
}
