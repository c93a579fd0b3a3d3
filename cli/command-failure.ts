import { EXIT, type ExitCode } from './exit-codes.ts';

export type FailureDetails = {
  readonly exitCode?: ExitCode;
  /** Further lines, such as one for each invalid field. */
  readonly details?: readonly string[];
  /** What to do about it, as a sentence. */
  readonly hint?: string;
  /** The problem document of the API, shown under --json. */
  readonly problem?: unknown;
  /** Of a request: it may have been done all the same, for its answer did not come whole, or was none. */
  readonly mayBeDone?: boolean;
  readonly cause?: unknown;
};

/** Ends the command with a message for people, a problem for programs, and an exit status. */
export class CommandFailure extends Error {
  readonly exitCode: ExitCode;
  readonly details: readonly string[];
  readonly hint: string | undefined;
  readonly problem: unknown;
  readonly mayBeDone: boolean;

  constructor(message: string, failure: FailureDetails = {}) {
    super(message, { cause: failure.cause });
    this.name = 'CommandFailure';
    this.exitCode = failure.exitCode ?? EXIT.failed;
    this.details = failure.details ?? [];
    this.hint = failure.hint;
    this.problem = failure.problem;
    this.mayBeDone = failure.mayBeDone ?? false;
  }
}
