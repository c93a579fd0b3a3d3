import * as z from 'zod';
import type { Contracts } from '../edge/operation-contract.ts';
import { idParam, nextCursor, pageQuery } from '../edge/request-schemas.ts';
import { auditFilter } from './audit-filter.ts';
import { auditExportContract } from './export-contract.ts';
import { auditStreamContract } from './stream-contract.ts';

const auditQuery = pageQuery.extend(auditFilter);

const example = {
  id: 'aud_01kb2v3m9ne4a8x0c5r7d6f1gh',
  time: '2026-11-27T12:00:00.000Z',
  actor: { kind: 'user', id: 'b2c5d4e4' },
  action: 'member.role_changed',
  target: { kind: 'member', id: '7f3c0b1e' },
  before: { role: 'member' },
  after: { userId: '7f3c0b1e', role: 'admin' },
  requestId: '8c1e4d0b',
  sourceIp: '203.0.113.7',
  userAgent: 'Mozilla/5.0',
  result: 'done' as const,
  isErased: false,
};

const side = z.record(z.string(), z.unknown()).optional();

export const auditEntryView = z
  .object({
    id: idParam('aud', 'The id of the entry: that of the event, with another prefix'),
    time: z.iso.datetime(),
    actor: z.object({
      kind: z.string(),
      id: z.string(),
      onBehalfOf: z
        .object({ kind: z.string(), id: z.string() })
        .optional()
        .meta({ description: 'The member whose key it is, or the access that let support in' }),
    }),
    action: z.string().meta({ description: 'The type of the event (docs/events.md)' }),
    target: z.object({ kind: z.string(), id: z.string() }),
    before: side.meta({ description: 'As it was, where the action changed something' }),
    after: side.meta({ description: 'As it is since; personal data and secrets stand as `***`' }),
    requestId: z.string().optional(),
    sourceIp: z.string().optional(),
    userAgent: z.string().optional(),
    masked: z
      .record(z.string(), z.string())
      .optional()
      .meta({ description: 'What stands as `***`, by its JSON pointer; never a secret' }),
    result: z.enum(['done', 'refused']),
    isErased: z.boolean().meta({ description: 'Whether its personal data was erased' }),
  })
  .meta({
    id: 'AuditEntry',
    description: 'What somebody did, or was refused',
    examples: [example],
  });

export const auditPage = z.object({ items: z.array(auditEntryView), nextCursor }).meta({
  id: 'AuditPage',
  description: 'One page of the audit log, the newest first',
  examples: [{ items: [example] }],
});

const description =
  'Newest first, at most five seconds after the change. A page may be short or empty though more follows: only a missing `nextCursor` is the end.';
const tags = ['Audit'];
const answers = { 200: { description: 'One page', body: auditPage } };

export const auditContract = {
  ...auditExportContract,
  ...auditStreamContract,
  listAudit: {
    summary: 'List who did what in my tenant',
    description,
    tags,
    query: auditQuery,
    answers,
  },
  listTenantAudit: {
    summary: 'List who did what in a tenant',
    description: `${description} Of a tenant that never was it is empty.`,
    tags,
    params: z.object({ tenantId: idParam('tnt', 'The id of the tenant') }),
    query: auditQuery,
    answers,
  },
  listPlatformAudit: {
    summary: 'List who did what among the operators',
    description: `${description} What concerns no single tenant: operators, flags, sign-ins that were refused.`,
    tags,
    query: auditQuery,
    answers,
  },
} satisfies Contracts<'audit/api'>;
