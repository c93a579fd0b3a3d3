import { createHash } from 'node:crypto';
import { idOfBytes, type Id } from '../../kit/id.ts';
import type { Page, PageRequest } from '../../kit/page.ts';
import type { TenantContext, TenantScope } from '../tenancy/tenant-context.ts';

export type SuppressionId = Id<'sup'>;

/** Of those whose makers tell what came back. */
export const ADDRESSED_CHANNELS = ['email', 'sms'] as const;
export type AddressedChannel = (typeof ADDRESSED_CHANNELS)[number];
export const SUPPRESSION_REASONS = ['bounce', 'complaint'] as const;

/** An address to which the tenant sends nothing more: it does not exist, or its owner complained. */
export type Suppression = {
  readonly id: SuppressionId;
  readonly channel: AddressedChannel;
  readonly address: string;
  readonly reason: (typeof SUPPRESSION_REASONS)[number];
  /** When the maker was told. */
  readonly since: Date;
};

/** The same for the same address; mail servers tell `Ada@` and `ada@` apart only in theory (RFC 5321, section 2.4). */
export const suppressionIdOf = (channel: AddressedChannel, address: string): SuppressionId =>
  idOfBytes(
    'sup',
    createHash('sha256')
      .update(`${channel} ${address.trim().toLowerCase()}`)
      .digest()
      .subarray(0, 16),
  );

/** A tenant's suppressed addresses, in its own partition. Every method throws on an outage. */
export interface Suppressions {
  find(tenant: TenantScope, id: SuppressionId): Promise<Suppression | null>;
  /** In the order of their ids. A page may be short, or empty, before the last one. */
  list(tenant: TenantScope, page: PageRequest): Promise<Page<Suppression>>;
  /**
   * As it is kept: an earlier one of the address stays. Null where the address was freed after that time: what is
   * told of it is old.
   */
  add(tenant: TenantScope, suppression: Suppression): Promise<Suppression | null>;
  /** False where the address is not suppressed. */
  remove(tenant: TenantContext, id: SuppressionId, at: Date): Promise<boolean>;
}
