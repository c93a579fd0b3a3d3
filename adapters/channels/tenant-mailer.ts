import type { Mailer } from '../../core/mail/mailer.ts';
import { heedingMailer, type HeedingPorts } from '../../core/notifications/heeding-mailer.ts';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import type { StageStorageSettings } from '../../core/tenancy/stage-storage.ts';
import { DynamoSuppressions } from '../dynamodb/notifications/dynamo-suppressions.ts';
import { tenantSessions } from '../sts/tenant-sessions.ts';
import { platformMailer, type MailerSettings } from './platform-mailer.ts';

/** The mailer that the configuration chooses, for what is written to a tenant's people. */
export const tenantMailer = (
  config: PlatformConfig,
  settings: MailerSettings & StageStorageSettings,
  ports: Pick<HeedingPorts, 'tenants' | 'onError'>,
): Mailer =>
  heedingMailer({
    ...ports,
    mailer: platformMailer(config, settings),
    suppressions: new DynamoSuppressions(tenantSessions(settings)),
  });
