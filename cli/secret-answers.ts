import { createInterface } from 'node:readline';
import { decodeUtf8 } from '../kit/text/decode-utf8.ts';
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
export function answersOfStdin({ stdin }: Surroundings): SecretAnswers {
  let lines: AsyncIterator<string> | undefined;
  let number = 0;
  return async (question) => {
    // A byte a character, so that what is no UTF-8 is seen below.
    lines ??= createInterface({ input: stdin.setEncoding('latin1') })[Symbol.asyncIterator]();
    const line = await lines.next();
    number += 1;
    if (line.done !== true && line.value) return decoded(line.value, number);
    throw new CommandFailure(`Standard input has no line for: ${question}`, {
      exitCode: EXIT.invalid,
    });
  };
}

function decoded(bytes: string, line: number): string {
  const text = decodeUtf8(Buffer.from(bytes, 'latin1'));
  if (text.ok) return text.value;
  const { column } = text.error;
  throw new CommandFailure(`Standard input is not UTF-8 at line ${line}, column ${column}.`, {
    exitCode: EXIT.invalid,
  });
}
