import { analyticsLakeEnv } from '../../env/analytics-lake.ts';
import { auditExportsEnv } from '../../env/audit-exports.ts';
import { mailingEnv } from '../../env/mailing.ts';
import { meteringEnv } from '../../env/metering.ts';
import { webhooksTableEnv } from '../../env/webhooks.ts';
import * as z from 'zod';

export const eraseRecordsEnv = z.object({
  ...mailingEnv.shape,
  ...meteringEnv.shape,
  ...auditExportsEnv.shape,
  ...webhooksTableEnv.shape,
  ...analyticsLakeEnv.shape,
  /** Stands in the pools' names and tags. */
  STAGE: z.string().min(1),
  AUDIT_TABLE_NAME: z.string().min(1),
  /** Empty where SES sends no mails of the platform. */
  SES_IDENTITY_ARN: z.union([z.literal(''), z.string().startsWith('arn:')]),
});
