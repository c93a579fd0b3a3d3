type TestFile = { readonly name: string; readonly seconds: number };

/** How many things were right, the names of those that were not, and how long each file of tests took. */
export type Tally = {
  readonly passed: number;
  readonly failures: readonly string[];
  readonly files?: readonly TestFile[];
};

const SHOWN = 10;

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
