import { createHash } from 'node:crypto';
import type {
  CreateUserPoolClientCommandInput,
  CreateUserPoolCommandInput,
  SetUserPoolMfaConfigCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { PASSWORD_POLICY } from '../../core/passwords/password-policy.ts';
import { TENANT_TAG } from '../../core/tenancy/resource-names.ts';
import { TOKEN_LIFETIMES } from '../../core/identity/token-lifetimes.ts';

/** By these policies recognize a tenant's pool of their stage. */
export const poolTags = (stage: string, tenantId: string) => ({
  [TENANT_TAG]: tenantId,
  'freehold:stage': stage,
});

/** The tenant's id, or the pool's own where it was made ahead of any tenant. */
export const poolNameOf = (stage: string, id: string) => `freehold-${stage}-${id}`;

export const STOCK_TAG = 'freehold:stock';

/** The sender of Cognito's own mails: an address, and the identity of SES that it is verified by; empty without SES. */
export type PoolSender = { readonly fromAddress: string; readonly identityArn: string };

export type NamedPool = {
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly sender: PoolSender;
};

/** A tenant's pool: users are made by the tenant's admins, sign in by e-mail, in any case of letters. */
export const poolSettings = ({ name, tags, sender }: NamedPool): CreateUserPoolCommandInput => ({
  PoolName: name,
  UserPoolTags: tags,
  // What the platform uses is in every tier, and this one costs a third (docs/cost.md).
  UserPoolTier: 'LITE',
  DeletionProtection: 'ACTIVE',
  UsernameAttributes: ['email'],
  UsernameConfiguration: { CaseSensitive: false },
  AutoVerifiedAttributes: ['email'],
  // Else all pools of the account share 50 mails a day.
  EmailConfiguration: sender.identityArn
    ? {
        EmailSendingAccount: 'DEVELOPER',
        SourceArn: sender.identityArn,
        From: sender.fromAddress,
      }
    : { EmailSendingAccount: 'COGNITO_DEFAULT' },
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
  AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
  Policies: {
    PasswordPolicy: {
      MinimumLength: PASSWORD_POLICY.minimumLength,
      RequireLowercase: PASSWORD_POLICY.requiresLowercase,
      RequireUppercase: PASSWORD_POLICY.requiresUppercase,
      RequireNumbers: PASSWORD_POLICY.requiresDigit,
      RequireSymbols: PASSWORD_POLICY.requiresSymbol,
      TemporaryPasswordValidityDays: 7,
    },
  },
});

export const CLIENT_NAME = 'sign-in';

/** The platform signs users in itself, with its own rights: no secret, no hosted page, no other flow. */
export const clientSettings = (userPoolId: string): CreateUserPoolClientCommandInput => ({
  UserPoolId: userPoolId,
  ClientName: CLIENT_NAME,
  GenerateSecret: false,
  ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  PreventUserExistenceErrors: 'ENABLED',
  EnableTokenRevocation: true,
  // A user may change his name and nothing else: his address is who he is.
  ReadAttributes: ['email', 'email_verified', 'name'],
  WriteAttributes: ['name'],
  TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'days' },
  AccessTokenValidity: TOKEN_LIFETIMES.accessTokenMinutes,
  IdTokenValidity: TOKEN_LIFETIMES.idTokenMinutes,
  RefreshTokenValidity: TOKEN_LIFETIMES.refreshTokenDays,
});

/** Offers a second factor. */
export const factorSettings = (userPoolId: string): SetUserPoolMfaConfigCommandInput => ({
  UserPoolId: userPoolId,
  MfaConfiguration: 'OPTIONAL',
  SoftwareTokenMfaConfiguration: { Enabled: true },
});

/** Of all that a pool is made with: pools of another version are not what a tenant would get now. */
export function settingsVersionOf(sender: PoolSender): string {
  const settings = [
    poolSettings({ name: '', tags: {}, sender }),
    clientSettings(''),
    factorSettings(''),
  ];
  return createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 12);
}
