import type { Tenant } from '../tenants/tenant.ts';
import type { ChallengeName, Tokens } from './sign-in-provider.ts';

/** What a finished sign-in gives. */
export type Session = {
  /** Of a second factor that was set up in it, and can be recovered. */
  readonly recoveryCodes?: readonly string[];
} & (
  | {
      readonly kind: 'operator';
      readonly tokens: Tokens;
      readonly operator: { readonly id: string; readonly email: string };
    }
  | {
      readonly kind: 'tenant';
      readonly tokens: Tokens;
      readonly tenant: Tenant;
      readonly features: readonly string[];
    }
);

/** A sign-in that waits: `session` comes back with the answer. */
export type OpenChallenge = {
  readonly kind: 'challenge';
  readonly challenge: { readonly session: string } & (
    | { readonly name: Exclude<ChallengeName, 'MFA_SETUP'> }
    | { readonly name: 'MFA_SETUP'; readonly authenticator: Authenticator }
  );
};

/** What an authenticator app is set up with: typed in, or read from a QR code of the URI. */
export type Authenticator = { readonly secret: string; readonly uri: string };
