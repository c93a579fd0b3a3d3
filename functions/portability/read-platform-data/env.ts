import { auditLogEnv } from '../../env/audit-log.ts';
import { usageTableEnv } from '../../env/usage-table.ts';
import { webhooksTableEnv } from '../../env/webhooks.ts';

export const readPlatformDataEnv = auditLogEnv.extend({
  ...usageTableEnv.shape,
  ...webhooksTableEnv.shape,
});
