import type { ApiKeyGrant } from '../access/api-key-grant.ts';
import type { ApiKeyId, PresentedKey } from '../access/api-key-text.ts';
import type { CustomRoles, Membership } from '../access/membership.ts';
import type { SupportAccessKey, SupportGrant } from '../access/support-grant.ts';
import type { Device } from './device.ts';
import type { Flag } from '../flags/flag.ts';
import type { PoolRegistration } from './pool-registration.ts';

/** One sign-in of a user: every token refreshed from it carries the same `sessionId` (Cognito's `origin_jti`). */
export type SessionKey = {
  readonly userPoolId: string;
  readonly userId: string;
  readonly sessionId: string;
};

/** A sign-in that stands until it is ended. */
export type SessionRecord = {
  /** When the password was given, not when the last challenge was answered. */
  readonly startedAt: Date;
};

export type SignInRecord = {
  /** Null for a pool that belongs to no tenant. */
  readonly registration: PoolRegistration | null;
  /** Null for a user of the pool whom nobody made a member. */
  readonly member: Membership | null;
  readonly customRoles: CustomRoles;
  /** Null for one that never began, was ended or has expired. */
  readonly session: SessionRecord | null;
  /** The operators' flags, where they were asked for. */
  readonly flags?: readonly Flag[];
  /** The access to a tenant, where one was asked for. */
  readonly support?: SupportRecord;
};

export type SupportRecord = {
  readonly grant: SupportGrant | null;
  /** Of the tenant whose access it is. */
  readonly registration: PoolRegistration | null;
};

export type LookUpOptions = {
  readonly withFlags?: boolean;
  readonly access?: SupportAccessKey;
};

/** What the authorizer asks of every request: whose pool is this, who is the user, does the session still stand. */
export interface SessionLookup {
  /** All answers by one call, as they are now. Throws on an outage. */
  lookUp(session: SessionKey, options?: LookUpOptions): Promise<SignInRecord>;
}

export type KeyRecord = Pick<SignInRecord, 'registration' | 'customRoles' | 'flags'> & {
  /** Null for one that never was, or was revoked. */
  readonly key: ApiKeyGrant | null;
  /** Whose key it says it is; null where it says nothing, and for nobody's. */
  readonly member: Membership | null;
};

/** The same of an API key. */
export interface KeyLookup {
  /** All answers by one call, as they are now. Throws on an outage. */
  lookUpKey(key: PresentedKey, options?: Pick<LookUpOptions, 'withFlags'>): Promise<KeyRecord>;
}

/** Where it stands when a key was used last. */
export interface KeyUses {
  /** Nothing where that minute, or a later one, stands there already, or the key is gone. Throws on an outage. */
  noteUse(key: KeyUse): Promise<void>;
}
export type KeyUse = {
  readonly userPoolId: string;
  readonly keyId: ApiKeyId;
  readonly usedAt: Date;
};

/** A sign-in as it begins, with what its user is shown of it. */
export type NewSession = SessionRecord & Device & { readonly lastUsedAt: Date };

export interface SignInRegistry extends SessionLookup {
  /** From now on the session stands, at most until then. Throws on an outage. */
  beginSession(session: SessionKey, record: NewSession, until: Date): Promise<void>;

  /**
   * The same for a member's first session, which is noted with the member in one transaction. False where
   * there is no such member any more. Throws on an outage.
   */
  beginFirstSession(session: SessionKey, record: NewSession, until: Date): Promise<boolean>;

  /** It was used, and stands until then. False where it does not stand: an ended session stays ended. */
  keepSession(session: SessionKey, lastUsedAt: Date, until: Date): Promise<boolean>;

  /** Ends the session with all its tokens; again is harmless. Throws on an outage. */
  endSession(session: SessionKey): Promise<void>;
}
