import type { Id } from '../../kit/id.ts';
import type { Page, PageRequest } from '../../kit/page.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import type { PushTarget } from '../channels/push-sender.ts';
import type { TenantScope } from '../tenancy/tenant-context.ts';
import type { VersionConflict } from './notification-store.ts';

export type DeviceId = Id<'dev'>;

export type Device = {
  readonly id: DeviceId;
  readonly name?: string | undefined;
  readonly target: PushTarget;
  readonly createdAt: Date;
};

/** A number that is not confirmed yet. */
export type PendingNumber = {
  readonly number: string;
  readonly codeHash: string;
  readonly expiresAt: Date;
  readonly triesLeft: number;
};

/** Where a member is reached beside the mailbox, and what he has still to confirm of it. */
export type Contact = {
  readonly devices: readonly Device[];
  readonly phone?: { readonly number: string; readonly confirmedAt: Date } | undefined;
  readonly pending?: PendingNumber | undefined;
  /** When codes went out, of the last day. */
  readonly codesSentAt: readonly Date[];
  /** Grows with every write; 0 where nothing was said. */
  readonly version: number;
};

export const NO_CONTACT: Contact = { devices: [], codesSentAt: [], version: 0 };

/** A tenant's members, as they are reached, by its session. Every method throws on an outage. */
export interface Contacts {
  find(tenant: TenantScope, memberId: string): Promise<Contact>;
  /** In place of the version before. */
  replace(
    tenant: TenantScope,
    memberId: string,
    contact: Contact,
  ): Promise<Result<void, VersionConflict>>;
  /** Again is harmless. */
  remove(tenant: TenantScope, memberId: string): Promise<void>;
  list(
    tenant: TenantScope,
    page: PageRequest,
  ): Promise<Page<{ readonly memberId: string; readonly contact: Contact }>>;
}

/** Several who write a member's contact at once: so often the later one tries again. More than a code has tries. */
const ATTEMPTS = 10;

/** Changes what there is by then; null changes nothing. Fails with what `change` fails with, and throws where others write on and on. */
export async function changeContact<Error>(
  contacts: Pick<Contacts, 'find' | 'replace'>,
  { tenant, memberId }: { readonly tenant: TenantScope; readonly memberId: string },
  change: (before: Contact) => Result<Contact | null, Error>,
): Promise<Result<Contact, Error>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = await contacts.find(tenant, memberId);
    const changed = change(before);
    if (!changed.ok) return fail(changed.error);
    if (changed.value === null) return ok(before);
    const contact = { ...changed.value, version: before.version + 1 };
    if ((await contacts.replace(tenant, memberId, contact)).ok) return ok(contact);
  }
  throw new Error('The contact of a member stays contended.');
}
