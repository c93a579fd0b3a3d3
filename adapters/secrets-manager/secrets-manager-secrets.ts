import {
  GetSecretValueCommand,
  InvalidRequestException,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { secretId } from '../../core/secrets/secret-id.ts';
import { SecretMissingError, type Secrets } from '../../core/secrets/secrets.ts';
import { logger } from '../../kit/log.ts';

const FRESH_SECONDS = 300;
const STALE_SECONDS = 3_600;
const RETRY_SECONDS = 30;

type Cached = { readonly value: string; readonly readAt: number; readonly refreshAt: number };

type Options = { readonly stage: string; readonly now?: () => Date };

/** Reads each secret once in five minutes, whatever the number of requests that wait for it. */
export class SecretsManagerSecrets implements Secrets {
  readonly #client: Pick<SecretsManagerClient, 'send'>;
  readonly #stage: string;
  readonly #now: () => Date;
  readonly #cached = new Map<string, Cached>();
  readonly #pending = new Map<string, Promise<string>>();

  constructor(
    client: Pick<SecretsManagerClient, 'send'>,
    { stage, now = () => new Date() }: Options,
  ) {
    this.#client = client;
    this.#stage = stage;
    this.#now = now;
  }

  get(name: string): Promise<string> {
    const cached = this.#cached.get(name);
    if (cached && this.#seconds() < cached.refreshAt) return Promise.resolve(cached.value);

    const pending = this.#pending.get(name);
    if (pending) return pending;
    const refreshed = this.#refresh(name, cached).finally(() => this.#pending.delete(name));
    this.#pending.set(name, refreshed);
    return refreshed;
  }

  async #refresh(name: string, cached: Cached | undefined): Promise<string> {
    try {
      const value = await this.#read(name);
      const readAt = this.#seconds();
      this.#cached.set(name, { value, readAt, refreshAt: readAt + FRESH_SECONDS });
      return value;
    } catch (error) {
      // A deleted secret is withdrawn at once; an outage of Secrets Manager is bridged.
      const isWithdrawn = error instanceof SecretMissingError;
      const staleAt = (cached?.readAt ?? 0) + STALE_SECONDS;
      if (isWithdrawn || !cached || this.#seconds() >= staleAt) {
        this.#cached.delete(name);
        throw error;
      }
      const refreshAt = Math.min(this.#seconds() + RETRY_SECONDS, staleAt);
      this.#cached.set(name, { ...cached, refreshAt });
      const cause = error instanceof Error ? error.name : 'unknown';
      logger.warn('SECRET_NOT_REFRESHED: its last value is used', { secretName: name, cause });
      return cached.value;
    }
  }

  async #read(name: string): Promise<string> {
    try {
      const command = new GetSecretValueCommand({ SecretId: secretId(this.#stage, name) });
      const { SecretString } = await this.#client.send(command);
      if (SecretString) return SecretString;
    } catch (error) {
      if (!isMissing(error)) throw error;
      throw new SecretMissingError(name, { cause: error });
    }
    throw new SecretMissingError(name);
  }

  #seconds(): number {
    return this.#now().getTime() / 1_000;
  }
}

/** A secret that is marked for deletion answers with an invalid request. */
const isMissing = (error: unknown) =>
  error instanceof ResourceNotFoundException || error instanceof InvalidRequestException;
