import type { Page, PageRequest } from '../../kit/page.ts';
import type { DomainEvent } from '../events/domain-event.ts';
import type { Mail } from '../mail/mailer.ts';
import type { SupportAccess, SupportAccessId, SupportedTenant } from './support-access.ts';

/** What is told of a change, in its transaction. */
export type Told = { readonly event: DomainEvent<string, object>; readonly mail?: Mail };

export type SupportUse = {
  readonly time: Date;
  readonly operatorName: string;
  readonly grantedByName: string;
  readonly operation: string;
  readonly path: string;
};

/** The support access to tenants. Each write is one transaction with its event and its mail. All throw on an outage. */
export interface SupportAccessRegistry {
  find(of: SupportedTenant, id: SupportAccessId): Promise<SupportAccess | null>;
  /** The latest first. */
  list(of: SupportedTenant, page: PageRequest<SupportAccessId>): Promise<Page<SupportAccess>>;
  /** False, and nothing written, where the tenant's policy does not allow any more what it granted. */
  create(of: SupportedTenant, access: SupportAccess, told: Told): Promise<boolean>;
  /** False, and nothing written, where its state is not the one before any more. */
  change(of: SupportedTenant, change: SupportAccessChange, told: Told): Promise<boolean>;
  /** The latest first. */
  uses(of: SupportedTenant, id: SupportAccessId, page: PageRequest): Promise<Page<SupportUse>>;
  /** The addresses of the tenant's active owners. */
  ownersOf(of: SupportedTenant): Promise<readonly string[]>;
}

export type SupportAccessChange = {
  readonly before: SupportAccess;
  readonly after: SupportAccess;
};

/** Where each use of a support access is written down before it is answered. */
export interface SupportUses {
  /** Throws where it cannot be written: then there is no answer. */
  record(use: UseRecord): Promise<void>;
}
export type UseRecord = {
  readonly userPoolId: string;
  readonly accessId: string;
  readonly event: DomainEvent<string, object>;
};
