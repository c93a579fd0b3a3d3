import { createInterface } from 'node:readline/promises';
import { CommandFailure } from './command-failure.ts';
import { EXIT } from './exit-codes.ts';
import type { Surroundings } from './surroundings.ts';

export type YesOption = { readonly yes?: boolean };
type Terminal = Pick<Surroundings, 'stdin' | 'stderr' | 'interrupted'>;

/** Has the tenant's slug typed again before what cannot be undone for ever; fails where there is no terminal. */
export async function confirmSlug(
  { stdin, stderr, interrupted }: Terminal,
  slug: string,
  { yes, doing }: YesOption & { readonly doing: string },
): Promise<void> {
  if (yes) return;
  if (!stdin.isTTY) {
    throw new CommandFailure(`There is no terminal to confirm on: ${doing} ${slug}`, {
      exitCode: EXIT.invalid,
      hint: 'Give --yes where nobody can be asked.',
    });
  }
  const terminal = createInterface({ input: stdin, output: stderr });
  try {
    const question = `${doing} ${slug}. Type its slug to go on: `;
    const typed = await terminal.question(question, { signal: interrupted });
    if (typed.trim() === slug) return;
  } finally {
    terminal.close();
  }
  throw new CommandFailure('That is not its slug: nothing was done.', { exitCode: EXIT.invalid });
}
