import * as z from 'zod';
import { KEY_MODES } from '../../core/access/api-key-text.ts';
import { CHALLENGE_NAMES } from '../../core/identity/sign-in-provider.ts';
import { emailAddress } from '../edge/request-schemas.ts';

export const tenant = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'Give the slug or the id of the tenant, or leave it out to sign in as an operator.')
  .max(64, 'Use at most 64 characters.')
  .regex(/^[\w-]*$/, 'Use letters, digits, hyphens and underscores, as in the slug or the id.')
  .meta({ description: 'Its slug or id; without one an operator signs in', examples: ['acme'] });
export const email = emailAddress
  .toLowerCase()
  .meta({ description: 'As the user was created', examples: ['ada@acme.example'] });
export const password = z
  .string()
  .min(1, 'Give a password.')
  .max(256, 'Use at most 256 characters.')
  .meta({ examples: ['Correct-Horse-7-Battery'] });
const refreshToken = z
  .string()
  .min(1, 'Give the refresh token.')
  .max(8192, 'Use at most 8192 characters.')
  .meta({ description: 'As it was given at sign-in', examples: ['AQICAHhq…'] });
export const session = z
  .string()
  .min(1, 'Give the session of the challenge.')
  .max(8192, 'Use at most 8192 characters.')
  .meta({ description: 'As the challenge gave it', examples: ['q83vEjRWeJA…'] });

export const totpCode = z
  .string()
  .regex(/^\d{6}$/, 'Give the six digits of the authenticator.')
  .meta({ description: 'Of the authenticator app', examples: ['123456'] });

const challengeReply = z
  .discriminatedUnion('name', [
    z.strictObject({ name: z.literal('NEW_PASSWORD_REQUIRED'), session, newPassword: password }),
    z.strictObject({
      name: z.enum(['SOFTWARE_TOKEN_MFA', 'MFA_SETUP']),
      session,
      code: totpCode,
    }),
  ])
  .meta({ description: 'The answer to a challenge, in place of the password' });

export const createSessionBody = z
  .strictObject({
    tenant: tenant.optional(),
    email,
    password: password.optional(),
    challenge: challengeReply.optional(),
  })
  .superRefine((body, context) => {
    if ((body.password === undefined) === (body.challenge === undefined)) {
      context.addIssue({
        code: 'custom',
        path: ['password'],
        message: 'Give either a password or the answer to a challenge.',
      });
    }
  })
  .meta({
    id: 'CreateSession',
    // As the check above: one of the two.
    oneOf: [{ required: ['password'] }, { required: ['challenge'] }],
    description: 'Who signs in, with a password or with the answer to a challenge',
    examples: [{ tenant: 'acme', email: 'ada@acme.example', password: 'Correct-Horse-7-Battery' }],
  });

export const refreshSessionBody = z
  .strictObject({ tenant: tenant.optional(), refreshToken: refreshToken.optional() })
  .meta({
    id: 'RefreshSession',
    description: 'The session to go on with; without a refresh token that of the cookie',
    examples: [{ tenant: 'acme', refreshToken: 'AQICAHhq…' }],
  });

const tokenExample = {
  accessToken: 'eyJra…',
  refreshToken: 'AQICA…',
  expiresIn: 1800,
};

const token = z
  .object({
    accessToken: z.string().meta({ description: 'For `Authorization: Bearer`' }),
    refreshToken: z
      .string()
      .optional()
      .meta({ description: 'For `POST /v1/sessions/refresh`; absent where a cookie keeps it' }),
    expiresIn: z.number().int().meta({ description: 'Seconds the access token lives' }),
  })
  .meta({
    id: 'Token',
    description: 'The tokens of a session; keep them secret',
    examples: [tokenExample],
  });
const features = z.array(z.string()).meta({
  description: 'Of the plan, with the tenant’s settings and the flags applied',
  examples: [['api_access']],
});
const settings = z.record(z.string(), z.unknown()).meta({ examples: [{ theme: 'dark' }] });
const operator = z.object({ id: z.string(), email: z.string() });

const tenantSession = z.object({
  token,
  tenantId: z.string().meta({ examples: ['tnt_01jd3v9kq8e4nb5w2x7y6z0abc'] }),
  tenantName: z.string().meta({ examples: ['Acme'] }),
  plan: z.string().meta({ examples: ['pro'] }),
  settings,
  features,
  recoveryCodes: z
    .array(z.string())
    .optional()
    .meta({
      description:
        'Ten, shown this once, where `MFA_SETUP` was answered: to be kept where the authenticator is not',
      examples: [['h3kq-m7xd-2c9p-wvta']],
    }),
});
const sessionToSendBack = z
  .string()
  .meta({ description: 'To be sent back; good for three minutes' });
const openChallenge = z.object({
  challenge: z
    .discriminatedUnion('name', [
      z.object({
        name: z.enum(CHALLENGE_NAMES).exclude(['MFA_SETUP']),
        session: sessionToSendBack,
      }),
      z.object({
        name: z.literal('MFA_SETUP'),
        session: sessionToSendBack,
        authenticator: z.object({
          secret: z.string().meta({ description: 'To be typed into an authenticator app' }),
          uri: z.string().meta({ description: 'The same as `otpauth://` URI, for a QR code' }),
        }),
      }),
    ])
    .meta({
      description: 'What to answer with',
      examples: [{ name: 'SOFTWARE_TOKEN_MFA', session: 'q83vEjRWeJA…' }],
    }),
});

export const sessionView = z
  .union([tenantSession, z.object({ token, operator }), openChallenge])
  .meta({
    id: 'Session',
    description: 'A user’s session, an operator’s session, or a challenge to answer first',
    examples: [
      {
        token: tokenExample,
        tenantId: 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh',
        tenantName: 'Acme',
        plan: 'pro',
        settings: { theme: 'dark' },
        features: ['api_access'],
      },
    ],
  });
export const refreshedView = z.object({ token, tenant: tenant.optional() }).meta({
  id: 'RefreshedSession',
  description: 'The new tokens of a session',
  examples: [{ token: tokenExample }],
});

const permissions = z
  .array(z.string())
  .meta({ description: 'What the credential may do', examples: [['records:read']] });
const myTenant = z.object({ id: z.string(), name: z.string(), plan: z.string(), features });

export const meView = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('operator'),
      userId: z.string(),
      email: z.string(),
      permissions,
    }),
    z.object({
      kind: z.literal('tenant'),
      userId: z.string(),
      email: z.string(),
      role: z.string().meta({ examples: ['admin'] }),
      permissions,
      tenant: myTenant,
    }),
    z.object({
      kind: z.literal('key'),
      keyId: z.string(),
      memberId: z.string().optional().meta({ description: 'Of a personal key: whose it is' }),
      mode: z.enum(KEY_MODES),
      permissions,
      tenant: myTenant,
    }),
  ])
  .meta({
    id: 'Me',
    description: 'Who presents the credential: an operator, a user of a tenant, or an API key',
    examples: [
      {
        kind: 'operator',
        userId: '7f3c…',
        email: 'op@freehold.example',
        permissions: ['tenants:read'],
      },
    ],
  });
