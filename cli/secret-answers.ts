import { createInterface } from 'node:readline';
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

/**
 * Each line answers one question, in the order of the questions; fails when there is none left. A line is
 * read when its question is asked: a program can compute a code from the secret that it was just shown.
 */
export function answersOfStdin({ stdin }: Pick<Surroundings, 'stdin'>): SecretAnswers {
  let lines: AsyncIterator<string> | undefined;
  return async (question) => {
    lines ??= createInterface({ input: stdin })[Symbol.asyncIterator]();
    const line = await lines.next();
    if (!line.done && line.value) return line.value;
    throw new CommandFailure(`Standard input has no line for: ${question}`, {
      exitCode: EXIT.invalid,
    });
  };
}
