/** An expected outcome: success or a failure the caller must handle. Outages and bugs are thrown instead. */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };

export const ok = <T>(value: T) => ({ ok: true, value }) as const;
export const fail = <E>(error: E) => ({ ok: false, error }) as const;
