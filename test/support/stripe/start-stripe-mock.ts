import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { bindPort, portOf } from '../../../local/ports.ts';
import { eventually } from '../eventually.ts';

/** MIT; its document is the one that local/stripe/cut-openapi.ts cuts. */
const MODULE = 'github.com/stripe/stripe-mock@v0.203.0';
const directory = resolve('.freehold/bin');
const program = join(directory, 'stripe-mock');

export type StripeMock = { readonly url: string; stop(): boolean };

/** Stripe's own mock: it has no memory, and tells one thing, whether a request is one that Stripe knows. */
export async function startStripeMock(): Promise<StripeMock> {
  if (!existsSync(program)) await install();
  const free = await bindPort(0);
  const address = `127.0.0.1:${portOf(free)}`;
  free.close();
  // Without an address for HTTPS it opens that on all interfaces.
  const options = ['-http-addr', address, '-https-addr', '127.0.0.1:0'];
  const child = spawn(program, options, { stdio: 'ignore' });
  const url = `http://${address}`;
  await eventually(() => fetch(url), { seconds: 60 });
  return { url, stop: () => child.kill() };
}

async function install(): Promise<void> {
  try {
    const env = { ...process.env, GOBIN: directory };
    await promisify(execFile)('go', ['install', MODULE], { env });
  } catch (cause) {
    throw new Error(`${MODULE} could not be built: it needs Go, from https://go.dev/dl.`, {
      cause,
    });
  }
}
