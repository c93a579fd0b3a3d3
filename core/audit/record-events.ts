import type { DomainEvent } from '../events/domain-event.ts';
import type { AuditAppender } from './audit-appender.ts';
import { toStoredEntry, type PersonalData, type StoredEntry } from './audit-entry.ts';
import { entryOfEvent } from './entry-of-event.ts';
import type { PersonalDataCipher } from './personal-data-cipher.ts';
import type { Retention } from './retention.ts';

export type RecordEventsPorts = {
  readonly appender: AuditAppender;
  readonly cipher: PersonalDataCipher;
  readonly retention: Retention;
};

/** Writes the entries of one tenant's events. */
export async function recordEvents(
  { appender, cipher, retention }: RecordEventsPorts,
  tenantId: string,
  events: readonly DomainEvent<string, object>[],
): Promise<void> {
  const days = await retention.daysOf(tenantId);
  const entries = await Promise.all(
    events.map(async (event): Promise<StoredEntry> => {
      const { entry, personal } = entryOfEvent(event);
      const expiresAt = Math.floor(event.time.getTime() / 1_000) + days * 86_400;
      const told = isEmpty(personal)
        ? ''
        : await cipher.encrypt(tenantId, JSON.stringify(personal));
      return toStoredEntry(entry, { personal: told, expiresAt });
    }),
  );
  await appender.append(tenantId, entries);
}

const isEmpty = (personal: PersonalData) => Object.keys(personal).length === 0;
