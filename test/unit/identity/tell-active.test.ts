import { describe, expect, it } from 'vitest';
import { signInHarness } from '../../support/identity/sign-in-harness.ts';

type Signed = { readonly token: { readonly refreshToken: string } };
const ada = { tenant: 'acme', email: 'ada@acme.example', password: 'ada-secret' };

describe('who was active', () => {
  it('is told of a tenant’s user who signs in, and who goes on with the session', async () => {
    const { signIn, refresh, active } = signInHarness();
    const { token } = (await signIn(ada)).body as Signed;
    expect(active).toEqual([expect.stringMatching(/^tnt_acme\/.+/)]);
    await refresh({ tenant: 'acme', refreshToken: token.refreshToken });
    expect(active).toEqual([active[0], active[0]]);
  });

  it('is told of no operator, nor of who is refused', async () => {
    const { signIn, refresh, active } = signInHarness();
    await signIn({ email: 'op@freehold.example', password: 'op-secret' });
    await signIn({ ...ada, password: 'guessed' });
    await refresh({ tenant: 'acme', refreshToken: 'guessed' });
    expect(active).toEqual([]);
  });
});
