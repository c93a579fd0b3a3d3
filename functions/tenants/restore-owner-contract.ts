import * as z from 'zod';
import type { Contracts } from '../edge/operation-contract.ts';
import { tenantParams } from './schemas.ts';

const restoredView = z
  .object({
    tenantId: z.string().meta({ examples: ['tnt_01jd3v9kq8e4nb5w2x7y6z0abc'] }),
    email: z.string().meta({ description: 'Where the mail went', examples: ['ada@acme.example'] }),
  })
  .meta({
    id: 'RestoredOwner',
    description: 'Who has a new first password',
    examples: [{ tenantId: 'tnt_01jd3v9kq8e4nb5w2x7y6z0abc', email: 'ada@acme.example' }],
  });

export const restoreOwnerContract = {
  restoreOwner: {
    summary: 'Restore the owner of a tenant',
    description:
      'For an owner who was deleted, disabled or has lost password or authenticator: makes the admin of the tenant’s record its owner anew and mails a first password. The former password, authenticator and refresh tokens stop working. Nobody else can be made the owner.',
    tags: ['Tenants'],
    params: tenantParams,
    answers: { 200: { description: 'Restored, and the mail is on its way', body: restoredView } },
    refusals: ['TenantNotFound', 'OwnerNotRestorable', 'OwnerMailNotSent'],
  },
} satisfies Contracts<'tenants/restore-owner'>;
