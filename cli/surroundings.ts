import type { Readable, Writable } from 'node:stream';

type Stream<Kind> = Kind & { readonly isTTY?: boolean; readonly columns?: number };

/** What a run of the command meets outside itself; a test brings its own. */
export type Surroundings = {
  readonly stdin: Stream<Readable>;
  readonly stdout: Stream<Writable>;
  readonly stderr: Stream<Writable>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C. */
  readonly interrupted: AbortSignal;
};
