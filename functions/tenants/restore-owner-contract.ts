import * as z from 'zod';
import type { Contracts } from '../edge/operation-contract.ts';
import { emailAddress, humanName, requiredIfMatchHeaders } from '../edge/request-schemas.ts';
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

const adminBody = z.strictObject({ email: emailAddress, name: humanName.optional() }).meta({
  id: 'AdminCorrection',
  description: 'The right address of the admin; the name stays where none is given',
  examples: [{ email: 'ada@acme.example' }],
});

export const restoreOwnerContract = {
  correctAdmin: {
    summary: 'Correct the admin’s address of a tenant nobody has signed in to',
    description:
      'For an address that was mistyped: the user of the former one is removed, and the welcome with a first password goes to the right one. Asked again with the same address, it sends another first password. Once somebody has signed in, it is refused.',
    tags: ['Tenants'],
    params: tenantParams,
    headers: requiredIfMatchHeaders,
    body: adminBody,
    answers: {
      200: {
        description: 'Corrected, and the mail is on its way',
        body: restoredView,
        headers: { etag: { description: 'The tenant’s version' } },
      },
    },
    refusals: [
      'InvalidDraft',
      'TenantNotFound',
      'AdminNotCorrectable',
      'AdminAddressTaken',
      'VersionConflict',
      'MembersBusy',
      'OwnerMailNotSent',
    ],
  },
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
