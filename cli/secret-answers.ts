import { text } from 'node:stream/consumers';
import { askSecret } from './ask-secret.ts';
import { CommandFailure } from './command-failure.ts';
import { EXIT } from './exit-codes.ts';
import type { Surroundings } from './surroundings.ts';

/** Gives one secret after the other: asked for on the terminal, or the lines of standard input. */
export type SecretAnswers = (question: string) => Promise<string>;

export const answersOfTerminal =
  (surroundings: Surroundings): SecretAnswers =>
  (question) =>
    askSecret(surroundings, question);

/** Each line answers one question, in the order of the questions; fails when there is none left. */
export function answersOfStdin({ stdin }: Surroundings): SecretAnswers {
  let lines: Promise<string[]> | undefined;
  return async (question) => {
    lines ??= text(stdin).then((whole) => whole.split(/\r?\n/));
    const line = (await lines).shift();
    if (line) return line;
    throw new CommandFailure(`Standard input has no line for: ${question}`, {
      exitCode: EXIT.invalid,
    });
  };
}
