import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { askSecret } from '../../../cli/ask-secret.ts';

/** A terminal on which someone types. */
function terminalWith(typed: string) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stderr = new PassThrough();
  stdin.write(typed);
  return { stdin, stderr };
}

describe('askSecret', () => {
  it('gives what was typed and shows none of it', async () => {
    const terminal = terminalWith('Correct-Horse\r');
    expect(await askSecret(terminal, 'Password')).toBe('Correct-Horse');
    terminal.stderr.end();
    expect(await text(terminal.stderr)).toBe('Password: \n');
  });

  it.each([
    ['Ctrl-C', '\x03'],
    ['Ctrl-D', '\x04'],
  ])('gives up on %s', async (_, key) => {
    await expect(askSecret(terminalWith(key), 'Password')).rejects.toMatchObject({ exitCode: 130 });
  });
});
