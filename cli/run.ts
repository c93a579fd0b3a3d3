import { CommanderError } from 'commander';
import { STAND_IN } from '../kit/text/decode-utf8.ts';
import { CommandFailure } from './command-failure.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { outputTo, type Output } from './output.ts';
import { freeholdProgram, isJson } from './program.ts';
import type { Surroundings } from './surroundings.ts';

/** Runs one command line and gives its exit status; every error is printed, never thrown. */
export async function runFreehold(
  args: readonly string[],
  surroundings: Surroundings,
): Promise<ExitCode> {
  const output = outputTo(surroundings, isJson(args));
  try {
    refuseOtherEncodings(args);
    await freeholdProgram(surroundings, args).parseAsync(args, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    if (isHelp(error)) return statusOfHelp(error, output);
    const failure = toFailure(error, surroundings);
    output.failure(failure);
    if (surroundings.env.FREEHOLD_DEBUG === '1') surroundings.stderr.write(stackOf(error));
    return failure.exitCode;
  }
}

/** Node.js reads the words as UTF-8, and puts a stand-in in the place of what is none. */
function refuseOtherEncodings(args: readonly string[]) {
  const index = args.findIndex((word) => word.includes(STAND_IN));
  if (index < 0) return;
  const column = (args[index]?.indexOf(STAND_IN) ?? 0) + 1;
  throw new CommandFailure(`Word ${index + 1} of the command is not UTF-8 at letter ${column}.`, {
    exitCode: EXIT.invalid,
    hint: 'Set your terminal to UTF-8.',
  });
}

/** Help that was asked for, or shown in place of a command that is no command without a further word. */
const isHelp = (error: unknown): error is CommanderError => error instanceof CommanderError;

function statusOfHelp({ exitCode }: CommanderError, output: Output): ExitCode {
  if (exitCode === 0) return EXIT.ok;
  const failure = new CommandFailure('This command needs a further word.', {
    exitCode: EXIT.invalid,
    hint: 'Add --help for the words it knows.',
  });
  if (output.isJson) output.failure(failure);
  return failure.exitCode;
}

function toFailure(error: unknown, { interrupted }: Surroundings): CommandFailure {
  if (error instanceof CommandFailure) return error;
  if (interrupted.aborted)
    return new CommandFailure('Interrupted.', { exitCode: EXIT.interrupted });
  const [line = ''] = messageOf(error).split('\n');
  return new CommandFailure(`Unexpected: ${line}`, {
    hint: 'Run it again with FREEHOLD_DEBUG=1 to see where.',
    cause: error,
  });
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message || error.name : String(error);

/** The whole chain of causes; for an engineer who asked for it. */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return `${String(error)}\n`;
  const cause = error.cause === undefined ? '' : `caused by ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}\n${cause}`;
}
