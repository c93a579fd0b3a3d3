import QuickLRU from 'quick-lru';
import { EmulatorRefusedError } from './emulator.ts';

/** As policies are read: a change made inside the emulator is seen after seconds. */
const FRESH_MS = 5_000;

/** What was asked of the emulator: each thing once in some seconds. */
export class FactCache {
  readonly #known = new QuickLRU<string, Promise<unknown>>({ maxSize: 20_000, maxAge: FRESH_MS });

  forget(): void {
    this.#known.clear();
  }

  /** What the emulator refuses to tell (mostly: there is no such thing) is unknown, and not kept. */
  once<T>(key: string, read: () => Promise<T>): Promise<T | undefined> {
    const known = this.#known.get(key);
    if (known !== undefined) return known as Promise<T | undefined>;
    const fact = undefinedIfRefused(read, () => {
      if (this.#known.get(key) === fact) this.#known.delete(key);
    });
    this.#known.set(key, fact);
    return fact;
  }
}

/** Takes every refusal of the emulator for ignorance; an outage stays one. */
export async function undefinedIfRefused<T>(
  read: () => Promise<T>,
  onFailure?: () => void,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    onFailure?.();
    if (error instanceof EmulatorRefusedError) return undefined;
    throw error;
  }
}

/** Takes the refusal that says "there is none" for an answer, which is kept as any other. */
export async function undefinedIfMissing<T>(
  read: () => Promise<T>,
  ...codes: string[]
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    const isNone =
      error instanceof EmulatorRefusedError && codes.some((code) => error.message.includes(code));
    if (isNone) return undefined;
    throw error;
  }
}
