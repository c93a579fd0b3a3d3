/** `npm run isolation` tries everything; `npm test` a sample of it, spread over all rows. */
export const isWhole = process.env.FREEHOLD_ISOLATION === 'whole';

/** Every attempt of a whole run; else so many of them, evenly spread. */
export const sampled = <T>(attempts: readonly T[], size: number): readonly T[] =>
  isWhole ? attempts : evenly(attempts, size);

type Kinds<T> = { readonly kindOf: (attempt: T) => string; readonly seed: number };

/** Every attempt of a whole run; else one of each kind. */
export const sampledByKind = <T>(attempts: readonly T[], kinds: Kinds<T>): readonly T[] =>
  isWhole ? attempts : oneOfEachKind(attempts, kinds);

/** The same ones by the same seed, and others by the next. */
export function oneOfEachKind<T>(attempts: readonly T[], { kindOf, seed }: Kinds<T>): readonly T[] {
  const kinds = [...Map.groupBy(attempts, kindOf).values()];
  return kinds.flatMap((kind) => kind.slice((seed * STRIDE) % kind.length).slice(0, 1));
}

/** Prime, so that seeds in a row meet every attempt of a kind in turn, wherever the kind begins. */
const STRIDE = 101;

export function evenly<T>(attempts: readonly T[], size: number): readonly T[] {
  if (attempts.length <= size) return attempts;
  const step = attempts.length / size;
  return Array.from({ length: size }, (_, at) => attempts[Math.floor(at * step)]).filter(
    (attempt): attempt is T => attempt !== undefined,
  );
}

type Share = { readonly share: number; readonly of: number };

/** So that all shares together make every attempt, and each one of every sort; each begins elsewhere. */
export function sharedOut<T>(attempts: readonly T[], { share, of }: Share): readonly T[] {
  const own = attempts.filter((_, at) => (at + share) % of === 0);
  const start = share % own.length;
  return [...own.slice(start), ...own.slice(0, start)];
}
