import * as z from 'zod';
import { tenantPolicy } from '../../core/identity/tenant-policy.ts';
import { email, password, session, tenant, totpCode } from './schemas.ts';

export const confirmedByPasswordBody = z.strictObject({ currentPassword: password }).meta({
  id: 'ConfirmedByPassword',
  description: 'The password once more, against who merely has the session',
  examples: [{ currentPassword: 'Correct-Horse-7-Battery' }],
});

export const confirmSecondFactorBody = z.strictObject({ session, code: totpCode }).meta({
  id: 'ConfirmSecondFactor',
  description: 'The first code of the authenticator app',
  examples: [{ session: 'q83vEjRWeJA…', code: '123456' }],
});

export const recoverAccountBody = z
  .strictObject({
    tenant,
    email,
    password,
    recoveryCode: z
      .string()
      .min(1, 'Give a recovery code.')
      .max(64, 'Use at most 64 characters.')
      .meta({ description: 'One of the ten', examples: ['h3kq-m7xd-2c9p-wvta'] }),
  })
  .meta({
    id: 'RecoverAccount',
    description: 'The password, and a recovery code in place of the authenticator’s',
    examples: [
      {
        ...{ tenant: 'acme', email: 'ada@acme.example', password: 'Correct-Horse-7-Battery' },
        recoveryCode: 'h3kq-m7xd-2c9p-wvta',
      },
    ],
  });

export const secondFactorSetupView = z
  .object({
    session: z.string().meta({ description: 'To be sent back; good for three minutes' }),
    authenticator: z.object({
      secret: z.string().meta({ description: 'To be typed into an authenticator app' }),
      uri: z.string().meta({ description: 'The same as `otpauth://` URI, for a QR code' }),
    }),
  })
  .meta({
    id: 'SecondFactorSetup',
    description: 'What an authenticator app has to keep',
    examples: [
      {
        session: 'q83vEjRWeJA…',
        authenticator: { secret: 'JBSWY3DP…', uri: 'otpauth://totp/Freehold:ada%40acme.example' },
      },
    ],
  });

export const secondFactorView = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({
      kind: z.literal('totp'),
      confirmedAt: z.iso.datetime().nullable().meta({
        description: 'When its first code was given; null where that was not written down yet',
      }),
      recoveryCodesLeft: z.int().meta({
        description: 'A used one takes the factor and all others with it; an operator has none',
      }),
    }),
  ])
  .meta({
    id: 'SecondFactor',
    description: 'What is asked for beside the password',
    examples: [{ kind: 'totp', confirmedAt: '2026-11-27T12:00:00.000Z', recoveryCodesLeft: 10 }],
  });

export const recoveryCodesView = z.object({ recoveryCodes: z.array(z.string()) }).meta({
  id: 'RecoveryCodes',
  description: 'Ten codes, shown this once; to be kept where the authenticator is not',
  examples: [{ recoveryCodes: ['h3kq-m7xd-2c9p-wvta'] }],
});

export const policyBody = z.strictObject(tenantPolicy.shape).meta({
  id: 'Policy',
  description: 'What the tenant asks of its users; lengths within the platform’s own bounds',
  examples: [
    {
      secondFactor: 'required',
      sessionHours: 168,
      idleMinutes: 720,
      passwordMinimumLength: 14,
      allowedDomains: ['acme.example'],
      supportAccess: 'ask',
    },
  ],
});
