import * as z from 'zod';
import { tenantFacts } from '../tenant-facts.ts';
import { KEY_MODES } from '../api-key-text.ts';

/** A program of a tenant, by an API key. */
export const key = z.object({
  kind: z.literal('key'),
  /** Of the key. */
  id: z.templateLiteral(['key_', z.string()]),
  /** Of a personal key: whose it is. */
  memberId: z.string().optional(),
  mode: z.enum(KEY_MODES),
  /** With spaces between. */
  permissions: z.string(),
  /** Its own limits of requests, beside the tenant's. */
  perMinute: z.coerce.number().optional(),
  perHour: z.coerce.number().optional(),
  userPoolId: z.string().min(1),
  ...tenantFacts.shape,
  /** By what core/plans/entitled.ts decides, beside the facts: names with spaces between. */
  planFeatures: z.string().optional(),
  flagsOn: z.string().optional(),
  flagsOff: z.string().optional(),
});
