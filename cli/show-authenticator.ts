import { renderUnicodeCompact } from 'uqr';
import type { Challenge } from '../sdk/src/index.ts';
import type { Output } from './output.ts';

type Authenticator = Extract<Challenge, { name: 'MFA_SETUP' }>['authenticator'];

/** Tells what an authenticator app has to keep: a QR code on a terminal, the URI to a program. */
export function showAuthenticator(output: Output, { secret, uri }: Authenticator): void {
  if (output.isJson) {
    output.next({ authenticator: { secret, uri } }, []);
    return;
  }
  output.remark('The platform requires a second factor. Add it to your authenticator app:');
  output.remark(output.isTerminal.stderr ? renderUnicodeCompact(uri) : uri);
  output.remark(`or type the secret in: ${secret}`);
}
