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

export type PythonEnvironment = {
  readonly name: string;
  /** The file of packages that pip installs into it. */
  readonly requirements: string;
  readonly directory: string;
};

/** Where that Python environment of this repository is, or will be once installed. */
export function pythonEnvironment(
  root: string,
  name: 'emulator' | 'cfn-lint' | 'schemathesis' | 'valkey',
): PythonEnvironment;
