/** At most so many UTF-16 units, the last one an ellipsis where something was cut; no pair is cut in two. */
export const clipped = (text: string, units: number): string =>
  text.length <= units ? text : `${text.slice(0, units - 1).replace(/[\ud800-\udbff]$/, '')}…`;
