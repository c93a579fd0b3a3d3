import type { Heed } from '../../core/mail/heed.ts';
import type { Mailer } from '../../core/mail/mailer.ts';
import type { OwnWords } from '../../core/mail/own-words.ts';
import { heed } from '../../core/notifications/heeding-mailer.ts';
import { ownWords } from '../../core/notifications/own-words.ts';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import type { StageStorageSettings } from '../../core/tenancy/stage-storage.ts';
import type { TenantFinder } from '../../core/tenants/tenant-finder.ts';
import { DynamoSuppressions } from '../dynamodb/notifications/dynamo-suppressions.ts';
import { DynamoTenantTemplates } from '../dynamodb/notifications/dynamo-tenant-templates.ts';
import { tenantSessions } from '../sts/tenant-sessions.ts';
import { platformMailer, type MailerSettings } from './platform-mailer.ts';

export type TenantMail = {
  readonly mailer: Mailer;
  /** Asked of each mail before the mailer has it. */
  readonly heed: Heed;
  readonly ownWords: OwnWords;
};

type TenantMailPorts = {
  readonly tenants: Pick<TenantFinder, 'find'>;
  readonly onError: (error: unknown) => void;
};

/** What writes to a tenant's people: the mailer that the configuration chooses, and what the tenant says to it. */
export function tenantMail(
  config: PlatformConfig,
  settings: MailerSettings & StageStorageSettings,
  { tenants, onError }: TenantMailPorts,
): TenantMail {
  const sessions = tenantSessions(settings);
  return {
    mailer: platformMailer(config, settings),
    heed: heed({ tenants, suppressions: new DynamoSuppressions(sessions) }),
    ownWords: ownWords({ tenants, onError, templates: new DynamoTenantTemplates(sessions) }),
  };
}
