import * as z from 'zod';
import { cellId } from '../../../core/tenancy/cell.ts';
import { storageQuotaEnv } from '../../env/storage-quota.ts';

export const tenantsApiEnv = storageQuotaEnv.extend({
  /** The id of this cell. */
  CELL: cellId,
  PROVISION_TENANT_MACHINE_ARN: z.string().startsWith('arn:'),
  RUN_JOB_MACHINE_ARN: z.string().startsWith('arn:'),
  SECRETS_KEY_ARN: z.string().startsWith('arn:'),
});
