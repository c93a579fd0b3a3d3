import type { DomainEvent } from '../events/domain-event.ts';
import type { AccountMail } from './account-mail.ts';
import type { Device } from './device.ts';
import type { UserKey } from './signed-in-user.ts';
import type { SessionKey } from './sign-in-registry.ts';

/** What is told of a change, in the change's own transaction. */
export type ToldChange = {
  readonly event?: DomainEvent<string, object>;
  readonly mail?: AccountMail;
};

export type ListedSession = Device & {
  readonly id: string;
  readonly startedAt: Date;
  /** When it last got tokens. */
  readonly lastUsedAt: Date;
};

export type SessionsEnd = {
  /** Sessions whose password was given earlier are over. */
  readonly at: Date;
  /** Goes on all the same. */
  readonly keptSession?: string;
};

/** What users may change of their own accounts; nothing here touches what they may do. */
export interface UserAccounts {
  /** Those that stand now. Throws on an outage. */
  sessionsOf(user: UserKey): Promise<readonly ListedSession[]>;

  /** False, and nothing changed, where no such session stands. */
  endSession(session: SessionKey, told: ToldChange): Promise<boolean>;

  /** Ends all sessions, those of a sign-in under way included. Throws where the user is no member. */
  endSessions(user: UserKey, end: SessionsEnd, told: ToldChange): Promise<void>;

  rename(user: UserKey, name: string, told: ToldChange): Promise<void>;
}
