import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { STAND_IN } from '../kit/text/decode-utf8.ts';
import { CommandFailure } from './command-failure.ts';
import { EXIT } from './exit-codes.ts';
import type { Surroundings } from './surroundings.ts';

type Terminal = Pick<Surroundings, 'stdin' | 'stderr'>;

/** Asks on the terminal without showing what is typed; fails where there is no terminal, and on Ctrl-C. */
export async function askSecret({ stdin, stderr }: Terminal, question: string): Promise<string> {
  if (!stdin.isTTY) {
    throw new CommandFailure(`There is no terminal to ask on: ${question}`, {
      exitCode: EXIT.invalid,
      hint: 'Give it on standard input, with --password-stdin.',
    });
  }
  stderr.write(`${question}: `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: stdin, output: silent, terminal: true });
  try {
    const given = await new Promise<string>((answer, refuse) => {
      const giveUp = () => refuse(new CommandFailure('Nothing was given.', GIVEN_UP));
      terminal.once('line', answer).once('SIGINT', giveUp).once('close', giveUp);
    });
    if (!given.includes(STAND_IN)) return given;
    throw new CommandFailure('What was typed is not UTF-8.', {
      exitCode: EXIT.invalid,
      hint: 'Set your terminal to UTF-8.',
    });
  } finally {
    terminal.close();
    stderr.write('\n');
  }
}

const GIVEN_UP = { exitCode: EXIT.interrupted };
