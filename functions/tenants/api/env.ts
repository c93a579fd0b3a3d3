import * as z from 'zod';
import { cellId } from '../../../core/tenancy/cell.ts';
import { mailingEnv } from '../../env/mailing.ts';
import { storageQuotaEnv } from '../../env/storage-quota.ts';
import { webhookTargetsEnv } from '../../env/webhooks.ts';

export const tenantsApiEnv = storageQuotaEnv.extend({
  // Mails are shown as they are sent.
  ...mailingEnv.pick({ API_URL: true, CONSOLE_URL: true }).shape,
  /** The id of this cell. */
  CELL: cellId,
  PROVISION_TENANT_MACHINE_ARN: z.string().startsWith('arn:'),
  RUN_JOB_MACHINE_ARN: z.string().startsWith('arn:'),
  SECRETS_KEY_ARN: z.string().startsWith('arn:'),
  WEBHOOKS_TO_LOOPBACK: webhookTargetsEnv.shape.WEBHOOKS_TO_LOOPBACK,
});
