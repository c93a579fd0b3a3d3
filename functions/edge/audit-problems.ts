import type { StreamNotFound } from '../../core/audit-stream/configure-stream.ts';
import { notFound } from './problem-entry.ts';

export type AuditError = StreamNotFound | { readonly kind: 'ExportNotFound' };

export const auditProblems = {
  ExportNotFound: notFound('Export'),
  StreamNotFound: notFound('Stream'),
} as const;
