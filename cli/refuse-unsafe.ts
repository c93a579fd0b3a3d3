import { CommandFailure } from './command-failure.ts';
import { EXIT } from './exit-codes.ts';

const THIS_MACHINE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** A password or a key travels over TLS only, but for this machine. */
export function refuseUnsafe(setting: string, apiUrl: string): void {
  const url = URL.parse(apiUrl);
  if (url?.protocol === 'https:') return;
  if (url?.protocol === 'http:' && THIS_MACHINE.test(url.hostname)) return;
  throw new CommandFailure(`${setting} must begin with https://, and is ${apiUrl}`, {
    exitCode: EXIT.invalid,
  });
}
