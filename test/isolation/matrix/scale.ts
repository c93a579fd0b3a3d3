/** `npm run isolation` tries everything; `npm test` a sample of it, spread over all rows. */
export const isWhole = process.env.FREEHOLD_ISOLATION === 'whole';

/** Every attempt of a whole run; else so many of them, evenly spread. */
export function sampled<T>(attempts: readonly T[], size: number): readonly T[] {
  if (isWhole || attempts.length <= size) return attempts;
  const step = attempts.length / size;
  return Array.from({ length: size }, (_, at) => attempts[Math.floor(at * step)]).filter(
    (attempt): attempt is T => attempt !== undefined,
  );
}
