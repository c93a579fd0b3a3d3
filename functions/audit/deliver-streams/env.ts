import { auditLogEnv } from '../../env/audit-log.ts';
import { auditStreamsEnv } from '../../env/audit-streams.ts';
import { mailingEnv } from '../../env/mailing.ts';

export const deliverStreamsEnv = auditLogEnv.extend({
  ...auditStreamsEnv.shape,
  ...mailingEnv.shape,
});
