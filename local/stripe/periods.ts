/** The end of the month that begins at that time, counted from the anchor so that no short month shifts it. */
export function nextPeriodEnd(anchor: number, from: number): number {
  const start = new Date(anchor * 1_000);
  for (let months = 1; ; months += 1) {
    const end = addMonths(start, months);
    if (end > from) return end;
  }
}

function addMonths(start: Date, months: number): number {
  const end = new Date(start);
  end.setUTCMonth(start.getUTCMonth() + months);
  // The 31st of a shorter month is a day of the next one.
  if (end.getUTCDate() !== start.getUTCDate()) end.setUTCDate(0);
  return end.getTime() / 1_000;
}
