import QuickLRU from 'quick-lru';
import type { ApiKeyRef } from '../access/api-key-text.ts';
import type { KeyUses } from './sign-in-registry.ts';

const KEYS_REMEMBERED = 2_000;

/**
 * Notes that a key was used, to the minute, once a minute at most for each environment; the registry keeps one of
 * several. It is waited for, because an environment that has answered stands still; a use that cannot be noted
 * refuses nobody.
 */
export class NotedKeyUses {
  readonly #uses: KeyUses;
  readonly #onFailure: (error: unknown) => void;
  readonly #noted = new QuickLRU<string, string>({ maxSize: KEYS_REMEMBERED });

  constructor(uses: KeyUses, onFailure: (error: unknown) => void) {
    this.#uses = uses;
    this.#onFailure = onFailure;
  }

  /** `lastUsedAt` as it was read with the key. */
  async note(
    { userPoolId, keyId }: ApiKeyRef,
    lastUsedAt: string | undefined,
    now: Date,
  ): Promise<void> {
    const usedAt = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
    const minute = usedAt.toISOString();
    if ((lastUsedAt ?? '') >= minute || this.#noted.get(keyId) === minute) return;

    this.#noted.set(keyId, minute);
    await this.#uses.noteUse({ userPoolId, keyId, usedAt }).catch(this.#onFailure);
  }
}
