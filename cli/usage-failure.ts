import { CommanderError, type Command } from 'commander';
import { CommandFailure } from './command-failure.ts';
import { EXIT } from './exit-codes.ts';
import { nearest } from './nearest.ts';

/** Makes a wrong command line a failure like any other, with what was probably meant. */
export function explainUsage(command: Command, args: readonly string[]): void {
  command.exitOverride((error) => {
    if (error.exitCode === 0 || error.code === 'commander.help') throw error;
    throw usageFailure(strayOption(command, { error, args }), command);
  });
  for (const subcommand of command.commands) explainUsage(subcommand, args);
}

/** For a command that may stand alone: its first further word is none of its subcommands. */
export function unknownSubcommand(command: Command, word: string): CommandFailure {
  const names = command.commands.map((c) => c.name());
  return usageFailure(unknown('command', word, names), command);
}

type Refused = { readonly error: CommanderError; readonly args: readonly string[] };

/** A misspelt option is the better news than the required one that is missing because of it. */
function strayOption(command: Command, { error, args }: Refused): CommanderError {
  if (error.code !== 'commander.missingMandatoryOptionValue') return error;
  const flags = flagsOf(command);
  const stray = args
    .map((arg) => arg.replace(/=.*/, ''))
    .find((arg) => arg.startsWith('--') && !flags.includes(arg));
  return stray ? unknown('option', stray, flags) : error;
}

const flagsOf = (command: Command): string[] => [
  ...command.options.flatMap(({ long }) => long ?? []),
  ...(command.parent ? flagsOf(command.parent) : []),
];

function unknown(kind: 'command' | 'option', word: string, known: readonly string[]) {
  const meant = nearest(word, known);
  const suggestion = meant ? `\n(Did you mean ${meant}?)` : '';
  return new CommanderError(1, 'freehold.unknown', `error: unknown ${kind} '${word}'${suggestion}`);
}

function usageFailure({ message }: CommanderError, command: Command): CommandFailure {
  const [line = '', suggestion = ''] = message.split('\n');
  const meant = suggestion.replace(/^\((.*)\)$/, '$1 ');
  return new CommandFailure(toSentence(line.replace(/^error: /, '')), {
    exitCode: EXIT.invalid,
    hint: `${meant}See: ${pathOf(command)} --help`,
  });
}

const toSentence = (text: string) =>
  `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;

const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
