import { CommandFailure } from './command-failure.ts';
import { EXIT } from './exit-codes.ts';

/** Does what needs a tenant's id; who gave a name instead of an id is told how to find it. */
export async function withIdHint<T>(id: string, look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    const isUnknown = error instanceof CommandFailure && error.exitCode === EXIT.notFound;
    if (!isUnknown || id.startsWith('tnt_')) throw error;
    const { message, exitCode, problem } = error;
    const hint = `An id begins with tnt_; find it with: freehold tenant list --q ${JSON.stringify(id)}`;
    throw new CommandFailure(message, { exitCode, problem, hint, cause: error });
  }
}
