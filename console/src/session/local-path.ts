/** A link to another site that somebody was sent leads nowhere. */
export const localPath = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
