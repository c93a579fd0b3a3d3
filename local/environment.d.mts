export type PythonFacts = {
  readonly command: string;
  readonly version: readonly number[];
  readonly hasVenv: boolean;
};

/** One sentence that says what to do when this Node.js is too old; nothing when it will do. */
export function nodeProblem(version?: string): string | undefined;

/** The Python to use, or one sentence that says what to install. */
export function findPython(
  run?: (command: string) => PythonFacts | undefined,
): { ok: true; command: string } | { ok: false; problem: string };
