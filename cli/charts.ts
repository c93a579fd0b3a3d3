const STEPS = '▁▂▃▄▅▆▇█';
const WIDTH = 40;
const MOST_MARKS = 60;

/** A mark for each number, as high as its share of the greatest; of a long row several numbers share one. */
export function sparkline(numbers: readonly number[]): string {
  const shown = condensed(numbers);
  const greatest = Math.max(...shown, 0);
  return shown.map((number) => STEPS[stepOf(number, greatest)]).join('');
}

/** Nothing has the lowest mark, and anything a higher one. */
const stepOf = (number: number, greatest: number): number =>
  number <= 0 ? 0 : Math.max(1, Math.round((number / greatest) * (STEPS.length - 1)));

function condensed(numbers: readonly number[]): number[] {
  const each = Math.ceil(numbers.length / MOST_MARKS);
  return Array.from({ length: Math.ceil(numbers.length / (each || 1)) }, (_, index) =>
    numbers.slice(index * each, (index + 1) * each).reduce((sum, number) => sum + number, 0),
  );
}

/** Of a table with the columns TOTAL, UNIT, MOST and CHART. */
export const chartCells = (
  total: string,
  unit: string,
  numbers: readonly number[],
): readonly string[] => [total, unit, String(Math.max(...numbers, 0)), sparkline(numbers)];

/** As long as the number's share of the greatest, whichever sign it has. */
export function bar(number: number, greatest: number): string {
  const length = greatest === 0 ? 0 : Math.round((Math.abs(number) / greatest) * WIDTH);
  return (number < 0 ? '▒' : '█').repeat(number === 0 ? 0 : Math.max(1, length));
}
