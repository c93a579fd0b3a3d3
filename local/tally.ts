/** How many things were right, and the names of those that were not. */
export type Tally = { readonly passed: number; readonly failures: readonly string[] };

/**
 * The last lines of a run, in the form that people and machines read: `12 passed, 0 failed`. Sets
 * the exit code.
 */
export function conclude(tallies: readonly Tally[]): void {
  const failures = tallies.flatMap((tally) => tally.failures);
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  for (const failure of failures) console.log(`FAILED ${failure}`);
  console.log(`${passed} passed, ${failures.length} failed`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}
