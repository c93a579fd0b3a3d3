type TestFile = { readonly name: string; readonly seconds: number };

/** How many things were right, those that were not and why, and how long each file of tests took. */
export type Tally = {
  readonly passed: number;
  readonly failures: readonly string[];
  readonly files?: readonly TestFile[];
};

const SHOWN = 10;
const LONGEST_REASON = 200;

/** A failure as the end of a run names it: what failed, and the first line of why. */
export function failureLine(name: string, reason = ''): string {
  const [first = ''] = reason.split('\n');
  return first ? `${name}: ${first.slice(0, LONGEST_REASON)}` : name;
}

/**
 * The last lines of a run: its slowest files and then, in the form that people and machines read,
 * `12 passed, 0 failed`. Sets the exit code.
 */
export function conclude(tallies: readonly Tally[]): void {
  const failures = tallies.flatMap((tally) => tally.failures);
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  for (const line of slowestOf(tallies)) console.log(line);
  for (const failure of failures) console.log(`FAILED ${failure}`);
  console.log(`${passed} passed, ${failures.length} failed`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}

export function slowestOf(tallies: readonly Tally[]): string[] {
  const files = tallies.flatMap(({ files = [] }) => files);
  const slowest = files.toSorted((a, b) => b.seconds - a.seconds).slice(0, SHOWN);
  if (slowest.length < 2) return [];
  const lines = slowest.map(
    ({ name, seconds }) => `  ${seconds.toFixed(1).padStart(6)} s  ${name}`,
  );
  return [`The ${slowest.length} slowest files of ${files.length}:`, ...lines];
}
