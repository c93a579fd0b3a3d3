import { buffer } from 'node:stream/consumers';
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

/** Each line answers one question, in the order of the questions; fails when there is none left. */
export function answersOfStdin({ stdin }: Surroundings): SecretAnswers {
  let lines: Promise<string[]> | undefined;
  return async (question) => {
    lines ??= buffer(stdin).then(linesOf);
    const line = (await lines).shift();
    if (line) return line;
    throw new CommandFailure(`Standard input has no line for: ${question}`, {
      exitCode: EXIT.invalid,
    });
  };
}

function linesOf(bytes: Uint8Array): string[] {
  const whole = decodeUtf8(bytes);
  if (whole.ok) return whole.value.split(/\r?\n/);
  const { line, column } = whole.error;
  throw new CommandFailure(`Standard input is not UTF-8 at line ${line}, column ${column}.`, {
    exitCode: EXIT.invalid,
  });
}
