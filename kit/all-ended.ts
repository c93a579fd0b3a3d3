/**
 * Promise.all that throws only once all have ended: what the throw brings about, a repetition or an
 * undo, meets no effect that is still on its way.
 */
export async function allEnded<Effects extends readonly unknown[] | []>(
  effects: Effects,
): Promise<{ -readonly [Index in keyof Effects]: Awaited<Effects[Index]> }> {
  await Promise.allSettled(effects);
  return Promise.all(effects);
}
