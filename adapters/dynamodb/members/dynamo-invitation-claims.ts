import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  INVITATION_OUTCOMES,
  type InvitationClaims,
  type InvitationOutcome,
} from '../../../core/members/invitation-claims.ts';
import { MAIL_STATES, type InvitationId } from '../../../core/members/invitation.ts';
import type { IdempotencyClaim } from '../../../core/tenants/tenant-registry.ts';
import { ok } from '../../../kit/result.ts';
import { claimWrite, readClaim } from '../table/claim.ts';
import { idempotencyKey } from '../table/control-keys.ts';

const begunItem = z.object({
  startedAt: z.coerce.date(),
  outcomes: z
    .array(
      z.object({
        email: z.string(),
        outcome: z.enum(INVITATION_OUTCOMES),
        invitationId: z.string().optional() as z.ZodType<InvitationId | undefined>,
        mail: z.enum(MAIL_STATES).optional(),
      }),
    )
    .optional(),
});

export class DynamoInvitationClaims implements InvitationClaims {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async begin({ actor, key, fingerprint }: IdempotencyClaim, now: Date) {
    const at = { key: idempotencyKey(actor, key), fingerprint };
    const answer = { startedAt: now.toISOString() };
    try {
      const { Put } = claimWrite(this.#tableName, { ...at, answer }, now);
      if (Put) await this.#documents.send(new PutCommand(Put));
      return ok({ startedAt: now });
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
    const tableName = this.#tableName;
    const begun = await readClaim(this.#documents, { ...at, tableName, answer: begunItem, now });
    return begun.ok ? ok(begun.value ?? { startedAt: now }) : begun;
  }

  async complete({ actor, key }: IdempotencyClaim, outcomes: readonly InvitationOutcome[]) {
    await this.#documents.send(
      new UpdateCommand({
        TableName: this.#tableName,
        Key: idempotencyKey(actor, key),
        UpdateExpression: 'SET outcomes = :outcomes',
        ExpressionAttributeValues: { ':outcomes': outcomes },
      }),
    );
  }
}
