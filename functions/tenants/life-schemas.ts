import * as z from 'zod';
import { SUSPENSION_REASONS } from '../../core/tenants/suspension.ts';
import { jobView } from '../jobs/contract.ts';
import { tenantView } from './schemas.ts';

const reason = z.enum(SUSPENSION_REASONS).meta({
  description: 'Several stack, and each is lifted by itself',
  examples: ['abuse'],
});

const note = z
  .string()
  .trim()
  .min(1, 'Give at least one character.')
  .max(500, 'Use at most 500 characters.')
  .meta({ description: 'Why, for the tenant’s owners to read', examples: ['Spam was sent.'] });

export const suspendBody = z.strictObject({ reason, note: note.optional() }).meta({
  id: 'TenantSuspension',
  description: 'One reason to suspend a tenant',
  examples: [{ reason: 'abuse', note: 'Spam was sent.' }],
});

export const resumeBody = z.strictObject({ reason }).meta({
  id: 'TenantResumption',
  description: 'The reason that is lifted',
  examples: [{ reason: 'abuse' }],
});

export const planBody = z
  .strictObject({
    plan: z.string().meta({ description: 'The key of a plan', examples: ['enterprise'] }),
    planVersion: z
      .int()
      .positive()
      .optional()
      .meta({ description: 'The one that new tenants get where none is given', examples: [1] }),
  })
  .meta({
    id: 'PlanChange',
    description: 'The plan that the tenant shall have',
    examples: [{ plan: 'enterprise' }],
  });

export const terminateBody = z.strictObject({ note: note.optional() }).meta({
  id: 'TenantTermination',
  description: 'Why the tenant is terminated',
  examples: [{ note: 'The contract has ended.' }],
});

export const eraseBody = z
  .strictObject({
    confirm: z
      .string()
      .meta({ description: 'The tenant’s slug: that it is meant', examples: ['acme'] }),
  })
  .meta({
    id: 'TenantErasure',
    description: 'That a terminated tenant is to be erased',
    examples: [{ confirm: 'acme' }],
  });

export const ownTerminationBody = z
  .strictObject({
    slug: z.string().meta({
      description: 'Of your own tenant: that it is meant',
      examples: ['acme'],
    }),
    note: note.optional(),
  })
  .meta({
    id: 'OwnTermination',
    description: 'That an owner wants the own tenant to end',
    examples: [{ slug: 'acme', note: 'We have moved on.' }],
  });

export const endingView = z
  .object({ job: jobView.optional(), tenant: tenantView.optional() })
  .meta({
    id: 'TenantEnding',
    description:
      'The job that follows the end of a tenant that was active; the tenant itself where it never was',
    examples: [
      {
        job: {
          id: 'job_01kb2v3m9ne4a8x0c5r7d6f1gh',
          tenantId: 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh',
          type: 'termination',
          state: 'running',
          phase: 'ending-access',
          startedBy: 'op-1',
          startedAt: '2026-11-23T16:00:00.000Z',
          updatedAt: '2026-11-23T16:00:00.000Z',
          report: { eraseAt: '2026-12-23T16:00:00.000Z' },
        },
      },
    ],
  });

export const ownTerminationView = z
  .object({
    tenantId: z.string().meta({ examples: ['tnt_01kb2v3m9ne4a8x0c5r7d6f1gh'] }),
    eraseAt: z.iso.datetime().meta({ description: 'Until then it can be restored' }),
  })
  .meta({
    id: 'OwnTerminationAccepted',
    description: 'Until when the platform can bring the tenant back',
    examples: [{ tenantId: 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh', eraseAt: '2026-12-23T16:00:00.000Z' }],
  });
