import { EXIT } from './exit-codes.ts';
import { runFreehold } from './run.ts';

/** Long enough for a last call to the platform; who has none ends as soon as it has said where to look again. */
const FAREWELL_MS = 6_000;

const interruption = new AbortController();
process.on('SIGINT', () => {
  interruption.abort();
  setTimeout(() => process.exit(EXIT.interrupted), FAREWELL_MS).unref();
});

// `freehold tenant list | head -1` closes the pipe while there is more to write.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
});

// With NODE_USE_ENV_PROXY the proxy of the environment counts, but never for this machine.
const { no_proxy: noProxy = process.env.NO_PROXY } = process.env;
process.env.no_proxy = [...(noProxy ? [noProxy] : []), '127.0.0.1', 'localhost', '[::1]'].join();

process.exitCode = await runFreehold(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  interrupted: interruption.signal,
});
// A program that answers questions may hold it open.
process.stdin.destroy();
