import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { outputTo } from '../../../cli/output.ts';
import { showAuthenticator } from '../../../cli/show-authenticator.ts';
import { authenticatorUri } from '../../../core/identity/authenticator-uri.ts';

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

describe('showAuthenticator', () => {
  it('draws a QR code that fits a terminal of 80 columns, and names the secret', async () => {
    const uri = authenticatorUri({
      platformName: 'Freehold of Acme & Sons',
      email: 'a.rather.long.name.of.an.operator@operations.freehold.example',
      secret,
    });
    const stderr = Object.assign(new PassThrough(), { isTTY: true });
    showAuthenticator(outputTo({ stdout: new PassThrough(), stderr }, false), { secret, uri });
    stderr.end();

    const shown = await text(stderr);
    expect(shown).toMatch(/[▀▄█]{20}/);
    expect(shown).toContain(secret);
    expect(Math.max(...shown.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  });
});
