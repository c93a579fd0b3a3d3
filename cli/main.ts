import { CommanderError } from 'commander';
import { CommandFailure } from './command-failure.ts';
import { EXIT } from './exit-codes.ts';
import { outputTo } from './output.ts';
import { freeholdProgram } from './program.ts';

const program = freeholdProgram();
try {
  for (const command of [
    program,
    ...program.commands,
    ...program.commands.flatMap((c) => c.commands),
  ]) {
    command.exitOverride();
  }
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.invalid;
  if (!(error instanceof CommandFailure)) throw error;
  outputTo(process.argv.includes('--json')).failure(error);
  return error.exitCode;
}
