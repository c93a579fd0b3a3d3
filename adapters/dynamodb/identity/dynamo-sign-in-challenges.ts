import { createHash, randomBytes } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  PutCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import {
  CHALLENGE_ATTEMPTS,
  CHALLENGE_SECONDS,
  type SignInChallenge,
  type SignInChallenges,
} from '../../../core/identity/sign-in-challenges.ts';
import * as z from 'zod';
import { CHALLENGE_NAMES } from '../../../core/identity/sign-in-provider.ts';
import { signInChallengeKey } from '../table/control-keys.ts';

/**
 * The session is `<random>.<provider's session>`; the table holds its digest alone, so that reading the
 * table is not enough to answer a challenge.
 */
export class DynamoSignInChallenges implements SignInChallenges {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #now: () => Date;

  constructor(documents: DynamoDBDocumentClient, tableName: string, now = () => new Date()) {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#now = now;
  }

  async open({ providerSession, startedAt, ...challenge }: SignInChallenge): Promise<string> {
    const session = `${randomBytes(32).toString('base64url')}.${providerSession}`;
    await this.#documents.send(
      new PutCommand({
        TableName: this.#tableName,
        Item: {
          ...keyOf(session),
          ...challenge,
          startedAt: startedAt.toISOString(),
          attempts: 0,
          expiresAt: this.#seconds() + CHALLENGE_SECONDS,
        },
      }),
    );
    return session;
  }

  async attempt(session: string): Promise<SignInChallenge | null> {
    try {
      const { Attributes } = await this.#documents.send(
        new UpdateCommand({
          TableName: this.#tableName,
          Key: keyOf(session),
          UpdateExpression: 'ADD attempts :one',
          // Expiry is checked here: the table removes what expired only days later.
          ConditionExpression: 'attempts < :limit AND expiresAt > :now',
          ExpressionAttributeValues: {
            ':one': 1,
            ':limit': CHALLENGE_ATTEMPTS,
            ':now': this.#seconds(),
          },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return { ...fromItem(Attributes), providerSession: providerSessionOf(session) };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return null;
      throw error;
    }
  }

  async close(session: string): Promise<void> {
    await this.#documents.send(
      new DeleteCommand({ TableName: this.#tableName, Key: keyOf(session) }),
    );
  }

  #seconds(): number {
    return Math.floor(this.#now().getTime() / 1000);
  }
}

const challengeItem = z.object({
  userPoolId: z.string(),
  email: z.string(),
  name: z.enum(CHALLENGE_NAMES),
  username: z.string(),
  startedAt: z.iso.datetime(),
});

const keyOf = (session: string) =>
  signInChallengeKey(createHash('sha256').update(session).digest('hex'));

const providerSessionOf = (session: string): string => session.slice(session.indexOf('.') + 1);

function fromItem(item: Record<string, unknown> = {}): Omit<SignInChallenge, 'providerSession'> {
  const { startedAt, ...challenge } = challengeItem.parse(item);
  return { ...challenge, startedAt: new Date(startedAt) };
}
