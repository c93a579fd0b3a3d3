import QuickLRU from 'quick-lru';

/** What `ask` answered, for so long and so many at a time: asked once however many wait, and again where it failed. */
export function remembered<Key, Value>(
  ask: (key: Key) => Promise<Value>,
  { maxSize, maxAgeMs }: { readonly maxSize: number; readonly maxAgeMs: number },
): (key: Key) => Promise<Value> {
  const answers = new QuickLRU<Key, Promise<Value>>({ maxSize, maxAge: maxAgeMs });
  return (key) => {
    const known = answers.get(key);
    if (known) return known;
    const answer = ask(key);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  };
}
