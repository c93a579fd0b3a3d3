import type { Mailer } from '../../core/mail/mailer.ts';
import type { OwnWords } from '../../core/mail/own-words.ts';
import { heedingMailer, type HeedingPorts } from '../../core/notifications/heeding-mailer.ts';
import { ownWords } from '../../core/notifications/own-words.ts';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import type { StageStorageSettings } from '../../core/tenancy/stage-storage.ts';
import { DynamoSuppressions } from '../dynamodb/notifications/dynamo-suppressions.ts';
import { DynamoTenantTemplates } from '../dynamodb/notifications/dynamo-tenant-templates.ts';
import { tenantSessions } from '../sts/tenant-sessions.ts';
import { platformMailer, type MailerSettings } from './platform-mailer.ts';

export type TenantMail = { readonly mailer: Mailer; readonly ownWords: OwnWords };

/** What writes to a tenant's people: the mailer that the configuration chooses, and what the tenant says to it. */
export function tenantMail(
  config: PlatformConfig,
  settings: MailerSettings & StageStorageSettings,
  ports: Pick<HeedingPorts, 'tenants' | 'onError'>,
): TenantMail {
  const sessions = tenantSessions(settings);
  const suppressions = new DynamoSuppressions(sessions);
  return {
    mailer: heedingMailer({ ...ports, suppressions, mailer: platformMailer(config, settings) }),
    ownWords: ownWords({ ...ports, templates: new DynamoTenantTemplates(sessions) }),
  };
}
