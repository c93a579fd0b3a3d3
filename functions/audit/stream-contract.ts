import * as z from 'zod';

const time = z.iso.datetime();
const text = z.string().max(2_000);

const httpsTarget = z
  .strictObject({
    kind: z.literal('https'),
    url: text.meta({
      description: 'Posted to; https, and at a public address',
      examples: ['https://siem.acme.example/freehold'],
    }),
  })
  .meta({
    id: 'AuditStreamToHttps',
    description:
      'Each batch is a POST of JSON Lines, signed as a Standard Webhook (`webhook-id`, `webhook-timestamp`, `webhook-signature`). Any answer but 2xx within 15 seconds is a failure, a redirect too.',
    examples: [{ kind: 'https', url: 'https://siem.acme.example/freehold' }],
  });

const bucketExample = {
  kind: 's3' as const,
  bucket: 'acme-audit',
  region: 'eu-central-1',
  roleArn: 'arn:aws:iam::111122223333:role/freehold-audit-writer',
  prefix: 'freehold/',
};
const s3Target = z
  .strictObject({
    kind: z.literal('s3'),
    bucket: text.meta({ examples: ['acme-audit'] }),
    region: text.meta({ examples: ['eu-central-1'] }),
    roleArn: text.meta({
      description:
        'A role of the bucket’s account whose name begins `freehold-audit-`; it may `s3:PutObject`, and trusts the platform’s account with the tenant’s id as `sts:ExternalId`',
      examples: [bucketExample.roleArn],
    }),
    prefix: text.default('').meta({ description: 'Before each key', examples: ['freehold/'] }),
  })
  .meta({
    id: 'AuditStreamToS3',
    description: 'Each batch is an object of compressed JSON Lines.',
    examples: [bucketExample],
  });

const putStreamBody = z.discriminatedUnion('kind', [httpsTarget, s3Target]).meta({
  id: 'AuditStreamTarget',
  description: 'Where the audit log is sent',
  examples: [{ kind: 'https', url: 'https://siem.acme.example/freehold' }],
});

const example = {
  target: { kind: 'https' as const, url: 'https://siem.acme.example/freehold' },
  state: 'delivering' as const,
  startedAt: '2026-11-27T12:00:00.000Z',
  deliveredAt: '2026-11-27T12:31:02.000Z',
  nextAt: '2026-11-27T12:32:02.000Z',
};
const view = z.object({
  target: putStreamBody,
  state: z.enum(['delivering', 'failing']),
  startedAt: time,
  deliveredAt: time.optional().meta({ description: 'When the target took something last' }),
  failure: z
    .object({ since: time, attempts: z.int(), reason: z.string() })
    .optional()
    .meta({ description: 'Why the target takes nothing; all that waits is tried on' }),
  nextAt: time.meta({ description: 'When it is tried again' }),
});

export const auditStreamView = view.meta({
  id: 'AuditStream',
  description: 'Where a tenant’s audit log is sent',
  examples: [example],
});

export const auditStreamCreated = view
  .extend({
    secret: z.string().optional().meta({
      description: 'Of HTTPS: what messages are signed with, shown this once',
    }),
  })
  .meta({
    id: 'AuditStreamWithSecret',
    description: 'Where a tenant’s audit log is sent, with what messages are signed with',
    examples: [{ ...example, secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD3lvB1Uo6KjU=' }],
  });

const tags = ['Audit'];

export const auditStreamContract = {
  putAuditStream: {
    summary: 'Have my tenant’s audit log sent to a system of my own',
    description:
      'What is written from now on, within a minute or two; a stream that there is goes on where it was. Every entry at least once: know one that comes twice by its `id`. A target that fails is tried again, at last each hour, and the owners are told after an hour. Each PUT makes a new secret.',
    tags,
    body: putStreamBody,
    answers: { 200: { description: 'The stream', body: auditStreamCreated } },
    refusals: ['InvalidDraft', 'TenantBusy'],
  },
  getAuditStream: {
    summary: 'Show where my tenant’s audit log is sent',
    tags,
    answers: { 200: { description: 'The stream', body: auditStreamView } },
    refusals: ['StreamNotFound'],
  },
  deleteAuditStream: {
    summary: 'Have my tenant’s audit log sent nowhere any more',
    tags,
    answers: { 204: { description: 'It is not sent any more' } },
    refusals: ['StreamNotFound', 'TenantBusy'],
  },
} as const;
