import * as z from 'zod';
import { humanName } from '../edge/request-schemas.ts';
import { email, password, tenant } from './schemas.ts';

export const updateMeBody = z.strictObject({ name: humanName }).meta({
  id: 'UpdateMe',
  description: 'What a user may change of the own profile',
  examples: [{ name: 'Ada Lovelace' }],
});

export const changePasswordBody = z
  .strictObject({ currentPassword: password, newPassword: password })
  .meta({
    id: 'ChangePassword',
    description: 'The password as it is, and as it shall be',
    examples: [
      { currentPassword: 'Correct-Horse-7-Battery', newPassword: 'Staple-Correct-9-Horse' },
    ],
  });

export const discoverTenantsBody = z.strictObject({ email }).meta({
  id: 'DiscoverTenants',
  description: 'Whose tenants are asked for',
  examples: [{ email: 'ada@acme.example' }],
});

export const requestPasswordResetBody = z.strictObject({ tenant, email }).meta({
  id: 'RequestPasswordReset',
  description: 'Whose password shall be set anew',
  examples: [{ tenant: 'acme', email: 'ada@acme.example' }],
});

export const completePasswordResetBody = z
  .strictObject({
    token: z
      .string()
      .min(1, 'Give the token of the mail.')
      .max(256, 'Use at most 256 characters.')
      .meta({ description: 'As the mail gave it', examples: ['q83vEjRWeJA…'] }),
    newPassword: password,
  })
  .meta({
    id: 'CompletePasswordReset',
    description: 'The token of a mail, and the new password',
    examples: [{ token: 'q83vEjRWeJA…', newPassword: 'Staple-Correct-9-Horse' }],
  });

const example = {
  id: '5b0c2f1e-7d1a-4b7e-9c39-1f2c3d4e5f60',
  startedAt: '2026-11-27T08:00:00.000Z',
  lastUsedAt: '2026-11-27T11:30:00.000Z',
  sourceIp: '198.51.100.7',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  isCurrent: true,
};

export const mySessionsView = z
  .object({
    items: z.array(
      z.object({
        id: z.string().meta({ description: 'Names the session; it opens nothing' }),
        startedAt: z.iso.datetime().meta({ description: 'When the password was given' }),
        lastUsedAt: z.iso.datetime().meta({ description: 'When it last got tokens' }),
        sourceIp: z.string().meta({ description: 'From where it was begun' }),
        userAgent: z.string().meta({ description: 'By which program it was begun' }),
        isCurrent: z.boolean().meta({ description: 'Whether this request is made in it' }),
      }),
    ),
  })
  .meta({
    id: 'MySessions',
    description: 'The sessions that stand, the one used last first',
    examples: [{ items: [example] }],
  });

export const myTenantsView = z
  .object({
    items: z.array(
      z.object({
        tenantId: z.string(),
        tenantName: z.string(),
        slug: z.string(),
        isCurrent: z.boolean(),
      }),
    ),
  })
  .meta({
    id: 'MyTenants',
    description: 'The tenants where the same address signs in',
    examples: [
      {
        items: [
          {
            tenantId: 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh',
            tenantName: 'Acme',
            slug: 'acme',
            isCurrent: true,
          },
        ],
      },
    ],
  });

export const profileView = z.object({ name: humanName }).meta({
  id: 'Profile',
  description: 'The profile as it is now',
  examples: [{ name: 'Ada Lovelace' }],
});

export const sessionParams = z.object({
  sessionId: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'It is no such id.')
    .meta({ description: 'As the list shows it', examples: [example.id] }),
});
