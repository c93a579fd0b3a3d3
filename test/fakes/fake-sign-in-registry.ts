import type { ApiKeyGrant } from '../../core/access/api-key-grant.ts';
import type { PresentedKey } from '../../core/access/api-key-text.ts';
import type { CustomRoles, Membership } from '../../core/access/membership.ts';
import type { SupportAccessKey, SupportGrant } from '../../core/access/support-grant.ts';
import type { PoolRegistration } from '../../core/identity/pool-registration.ts';
import type { Flag } from '../../core/flags/flag.ts';
import type {
  KeyLookup,
  KeyRecord,
  KeyUse,
  KeyUses,
  NewSession,
  LookUpOptions,
  SessionKey,
  SessionRecord,
  SignInRecord,
  SignInRegistry,
  SupportRecord,
} from '../../core/identity/sign-in-registry.ts';

type UserKey = Pick<SessionKey, 'userPoolId' | 'userId'>;

/** Keeps the registry in memory and counts how often it is read. */
export class FakeSignInRegistry implements SignInRegistry, KeyLookup, KeyUses {
  reads = 0;
  flagReads = 0;
  readonly keyUses: KeyUse[] = [];
  #flags: readonly Flag[] = [];
  readonly #registrations = new Map<string, PoolRegistration>();
  readonly #members = new Map<string, Membership>();
  readonly #roles = new Map<string, CustomRoles>();
  readonly #grants = new Map<string, SupportGrant>();
  readonly #keys = new Map<string, ApiKeyGrant>();
  readonly #now: () => Date;
  readonly #sessions = new Map<string, { record: NewSession; until: Date }>();

  register(registration: PoolRegistration): void {
    this.#registrations.set(registration.userPoolId, registration);
  }

  setMember(user: UserKey, changes: Partial<Membership> = {}): void {
    const validFrom = new Date(0).toISOString();
    this.#members.set(keyOf(user), { role: 'member', status: 'active', validFrom, ...changes });
  }

  removeMember(user: UserKey): void {
    this.#members.delete(keyOf(user));
  }

  setGrant({ userPoolId, accessId }: SupportAccessKey, grant: SupportGrant): void {
    this.#grants.set(`${userPoolId} ${accessId}`, grant);
  }

  setKey(keyId: string, key: ApiKeyGrant | null): void {
    if (key) this.#keys.set(keyId, key);
    else this.#keys.delete(keyId);
  }

  async lookUpKey(
    { userPoolId, keyId, memberId: userId = '' }: PresentedKey,
    { withFlags = false }: LookUpOptions = {},
  ): Promise<KeyRecord> {
    this.reads += 1;
    if (withFlags) this.flagReads += 1;
    return Promise.resolve({
      registration: this.#registrations.get(userPoolId) ?? null,
      member: this.#members.get(keyOf({ userPoolId, userId })) ?? null,
      customRoles: this.#roles.get(userPoolId) ?? {},
      key: this.#keys.get(keyId) ?? null,
      ...(withFlags && { flags: this.#flags }),
    });
  }

  noteUse(use: KeyUse): Promise<void> {
    this.keyUses.push(use);
    return Promise.resolve();
  }

  setRoles(userPoolId: string, roles: CustomRoles): void {
    this.#roles.set(userPoolId, roles);
  }

  constructor(now = () => new Date()) {
    this.#now = now;
  }

  setFlags(flags: readonly Flag[]): void {
    this.#flags = flags;
  }

  async lookUp(
    session: SessionKey,
    { withFlags = false, access }: LookUpOptions = {},
  ): Promise<SignInRecord> {
    this.reads += 1;
    if (withFlags) this.flagReads += 1;
    return Promise.resolve({
      registration: this.#registrations.get(session.userPoolId) ?? null,
      member: this.#members.get(keyOf(session)) ?? null,
      customRoles: this.#roles.get(session.userPoolId) ?? {},
      session: this.#standing(session),
      ...(withFlags && { flags: this.#flags }),
      ...(access && { support: this.#supportOf(access) }),
    });
  }

  #supportOf({ userPoolId, accessId }: SupportAccessKey): SupportRecord {
    return {
      registration: this.#registrations.get(userPoolId) ?? null,
      grant: this.#grants.get(`${userPoolId} ${accessId}`) ?? null,
    };
  }

  async beginSession(session: SessionKey, record: NewSession, until: Date): Promise<void> {
    this.#sessions.set(sessionKeyOf(session), { record, until });
    return Promise.resolve();
  }

  async beginFirstSession(session: SessionKey, record: NewSession, until: Date): Promise<boolean> {
    const member = this.#members.get(keyOf(session));
    if (!member) return false;
    const signedInAt = member.signedInAt ?? record.lastUsedAt.toISOString();
    this.#members.set(keyOf(session), { ...member, signedInAt });
    await this.beginSession(session, record, until);
    return true;
  }

  async endSession(session: SessionKey): Promise<void> {
    this.#sessions.delete(sessionKeyOf(session));
    return Promise.resolve();
  }

  async keepSession(session: SessionKey, lastUsedAt: Date, until: Date): Promise<boolean> {
    const found = this.#sessions.get(sessionKeyOf(session));
    if (!found || found.until <= this.#now()) return Promise.resolve(false);

    this.#sessions.set(sessionKeyOf(session), { record: { ...found.record, lastUsedAt }, until });
    return Promise.resolve(true);
  }

  #standing(session: SessionKey): SessionRecord | null {
    const { record, until } = this.#sessions.get(sessionKeyOf(session)) ?? {};
    return record && until && until > this.#now() ? { startedAt: record.startedAt } : null;
  }

  memberOf(user: UserKey): Membership | undefined {
    return this.#members.get(keyOf(user));
  }

  /** Of one user, by the session's id. */
  begunBy(user: UserKey): Map<string, NewSession> {
    const own = `${keyOf(user)} `;
    const standing = [...this.#sessions].filter(
      ([key, { until }]) => key.startsWith(own) && until > this.#now(),
    );
    return new Map(standing.map(([key, { record }]) => [key.slice(own.length), record]));
  }

  standsUntil(session: SessionKey): Date | undefined {
    return this.#sessions.get(sessionKeyOf(session))?.until;
  }
}

const keyOf = ({ userPoolId, userId }: UserKey) => `${userPoolId} ${userId}`;
const sessionKeyOf = (session: SessionKey) => `${keyOf(session)} ${session.sessionId}`;
