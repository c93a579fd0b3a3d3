/** When the pictures are taken, by the clock of their pages. */
export const NOW = new Date('2026-11-28T12:30:00Z');

/** So many days before, and minutes. */
export const daysBefore = (days: number, minutes = 0): string =>
  new Date(NOW.getTime() - days * 86_400_000 - minutes * 60_000).toISOString();
