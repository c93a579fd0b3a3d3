import { createHash, timingSafeEqual } from 'node:crypto';
import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { OriginSecret } from '../../core/edge-protection/origin-secret.ts';

/** While a rotation is under way all three may arrive. */
const VERSION_STAGES = ['AWSCURRENT', 'AWSPENDING', 'AWSPREVIOUS'];

const FRESH_SECONDS = 300;
/** An unknown value may be a new one; whoever guesses makes no more calls than that. */
const RETRY_SECONDS = 5;

type Options = { readonly secretId: string; readonly now?: () => Date };

type Known = { readonly readAt: number; readonly digests: Promise<readonly Buffer[]> };

export class SecretsManagerOriginSecret implements OriginSecret {
  readonly #client: Pick<SecretsManagerClient, 'send'>;
  readonly #secretId: string;
  readonly #now: () => Date;
  #known: Known | undefined;

  constructor(
    client: Pick<SecretsManagerClient, 'send'>,
    { secretId, now = () => new Date() }: Options,
  ) {
    this.#client = client;
    this.#secretId = secretId;
    this.#now = now;
  }

  async accepts(header: string | undefined): Promise<boolean> {
    if (header === undefined) return false;
    return (await this.#isKnown(header, FRESH_SECONDS)) || this.#isKnown(header, RETRY_SECONDS);
  }

  async #isKnown(header: string, maxAgeSeconds: number): Promise<boolean> {
    const given = digestOf(header);
    return (await this.#digestsFor(maxAgeSeconds)).some((digest) => timingSafeEqual(digest, given));
  }

  #digestsFor(maxAgeSeconds: number): Promise<readonly Buffer[]> {
    const known = this.#known;
    const readAt = this.#seconds();
    if (known && readAt - known.readAt < maxAgeSeconds) return known.digests;

    const digests = this.#readAll().catch((error: unknown) => {
      this.#known = known;
      // An outage of Secrets Manager is bridged by what was read last.
      if (known) return known.digests;
      throw error;
    });
    this.#known = { readAt, digests };
    return digests;
  }

  async #readAll(): Promise<readonly Buffer[]> {
    const values = await Promise.all(VERSION_STAGES.map((stage) => this.#read(stage)));
    return values.filter((value) => value !== undefined).map(digestOf);
  }

  async #read(VersionStage: string): Promise<string | undefined> {
    try {
      const command = new GetSecretValueCommand({ SecretId: this.#secretId, VersionStage });
      const { SecretString } = await this.#client.send(command);
      return SecretString;
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    }
  }

  #seconds(): number {
    return this.#now().getTime() / 1_000;
  }
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
