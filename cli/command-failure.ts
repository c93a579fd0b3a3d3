import { EXIT, type ExitCode } from './exit-codes.ts';

export type FailureDetails = {
  readonly exitCode?: ExitCode;
  /** Further lines, such as one for each invalid field. */
  readonly details?: readonly string[];
  /** What to do about it, as a sentence. */
  readonly hint?: string;
  /** The problem document of the API, shown under --json. */
  readonly problem?: unknown;
  readonly cause?: unknown;
};

/** Ends the command with a message for people, a problem for programs, and an exit status. */
export class CommandFailure extends Error {
  readonly exitCode: ExitCode;
  readonly details: readonly string[];
  readonly hint: string | undefined;
  readonly problem: unknown;

  constructor(message: string, { exitCode, details, hint, problem, cause }: FailureDetails = {}) {
    super(message, { cause });
    this.name = 'CommandFailure';
    this.exitCode = exitCode ?? EXIT.failed;
    this.details = details ?? [];
    this.hint = hint;
    this.problem = problem;
  }
}
