import type { Result } from '../../kit/result.ts';
import type { MembersBusy } from '../members/member-registry.ts';
import type { Member, MembersOf } from '../members/member.ts';
import type { TenantAdminCorrected } from '../tenants/tenant-events.ts';
import type { VersionConflict } from '../tenants/tenant-registry.ts';
import type { Tenant } from '../tenants/tenant.ts';

export type AdminNotCorrectable = { readonly kind: 'AdminNotCorrectable'; readonly reason: string };
/** Somebody of the tenant has the address, or is invited by it. */
export type AdminAddressTaken = { readonly kind: 'AdminAddressTaken' };

export type AdminCorrection = {
  /** As it is afterwards, of the next version. */
  readonly tenant: Tenant;
  readonly former: Member;
  readonly member: Member;
  readonly event: TenantAdminCorrected;
};

/** What an operator may do to the first owner of a tenant that nobody has signed in to. */
export interface AdminCorrections {
  /** The member who has that address. Throws on an outage. */
  findAdmin(of: MembersOf, email: string): Promise<Member | null>;

  /**
   * One transaction: the member in the place of the former one, on the same seat, the address, the tenant's record
   * and the event; nothing, where somebody has signed in meanwhile. Throws on an outage.
   */
  correct(
    of: MembersOf,
    correction: AdminCorrection,
  ): Promise<Result<void, AdminNotCorrectable | AdminAddressTaken | VersionConflict | MembersBusy>>;
}
