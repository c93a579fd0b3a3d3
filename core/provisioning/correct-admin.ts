import { fail, ok, type Result } from '../../kit/result.ts';
import type { Operator } from '../access/principal.ts';
import { OWNER } from '../access/roles.ts';
import { occasionOf } from '../events/domain-event.ts';
import type { Mail, Mailer } from '../mail/mailer.ts';
import type { WelcomeMail } from '../mail/templates/welcome.ts';
import { addressKey } from '../members/address-key.ts';
import type { MembersBusy } from '../members/member-registry.ts';
import { newMember, type Member } from '../members/member.ts';
import { temporaryPassword } from '../passwords/temporary-password.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { InvalidDraft } from '../tenants/field-error.ts';
import { tenantAdminCorrected } from '../tenants/tenant-events.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { TenantNotFound, VersionConflict } from '../tenants/tenant-registry.ts';
import { statesThatMay, type Tenant } from '../tenants/tenant.ts';
import type {
  AdminAddressTaken,
  AdminCorrections,
  AdminNotCorrectable,
} from './admin-corrections.ts';
import type { OwnerReplacer } from './pool-owners.ts';
import type { OwnerMailNotSent } from './restore-owner.ts';

export type CorrectAdminError =
  | TenantNotFound
  | AdminNotCorrectable
  | AdminAddressTaken
  | InvalidDraft
  | VersionConflict
  | MembersBusy
  | OwnerMailNotSent;

export type CorrectAdminPorts = {
  readonly tenants: TenantFinder;
  readonly corrections: AdminCorrections;
  readonly owners: OwnerReplacer;
  readonly mailer: Mailer;
  readonly composeWelcome: (welcome: WelcomeMail) => Mail;
  readonly now: () => Date;
};

export type CorrectAdmin = {
  readonly tenantId: TenantId;
  readonly email: string;
  /** As it was recorded where it is absent. */
  readonly name?: string;
  /** Those that the correction was made against; null for any. */
  readonly versions: readonly number[] | null;
};

type Standing = {
  readonly tenant: Tenant;
  readonly userPoolId: string;
  /** The tenant's one member, as whom nobody has signed in. */
  readonly former: Member;
};

/**
 * Gives the address of a tenant's first owner, which was mistyped, its right form, and mails the welcome there. The
 * record is changed in one transaction; what follows it is done again by a repetition, which finds the address as
 * it asks for it.
 */
export async function correctAdmin(
  ports: CorrectAdminPorts,
  operator: Operator,
  correction: CorrectAdmin,
): Promise<Result<Tenant, CorrectAdminError>> {
  const standing = await correctable(ports, correction.tenantId);
  if (!standing.ok) return standing;
  const { tenant, former } = standing.value;
  const { email, name = tenant.admin.name } = correction;
  if (addressKey(email) === addressKey(tenant.admin.email)) {
    return name === tenant.admin.name
      ? welcome(ports, tenant, former)
      : fail(invalid('It is the address of the admin already, who changes his name himself.'));
  }
  const { versions } = correction;
  if (versions && !versions.includes(tenant.version)) return fail({ kind: 'VersionConflict' });

  const written = await replace(ports, operator, { ...standing.value, admin: { email, name } });
  return written.ok ? welcome(ports, written.value.tenant, written.value.member) : written;
}

async function correctable(
  { tenants, corrections }: CorrectAdminPorts,
  tenantId: TenantId,
): Promise<Result<Standing, TenantNotFound | AdminNotCorrectable>> {
  const tenant = await tenants.find(tenantId);
  if (!tenant) return fail({ kind: 'TenantNotFound' });
  const { identity, state, admin } = tenant;
  if (!identity || !statesThatMay('correctAdmin').includes(state)) {
    return fail({ kind: 'AdminNotCorrectable', reason: `The tenant is ${state}.` });
  }
  const { userPoolId } = identity;
  const former = await corrections.findAdmin({ tenantId, userPoolId }, admin.email);
  // The first owner came by no invitation, and only who has signed in invites, removes or changes somebody.
  return former && former.signedInAt === undefined && former.invitationId === undefined
    ? ok({ tenant, userPoolId, former })
    : fail({ kind: 'AdminNotCorrectable', reason: 'Somebody has signed in to the tenant.' });
}

type Replacement = Standing & { readonly admin: Tenant['admin'] };

async function replace(
  { corrections, owners, now }: CorrectAdminPorts,
  operator: Operator,
  { tenant, userPoolId, former, admin }: Replacement,
): Promise<
  Result<
    { readonly tenant: Tenant; readonly member: Member },
    Exclude<CorrectAdminError, OwnerMailNotSent>
  >
> {
  // What an earlier correction that died left to be done.
  if (former.replacedUserId !== undefined) await owners.remove(userPoolId, former.replacedUserId);
  // A user who is no member is worth nothing, should the transaction fail.
  const user = await owners.ensure(userPoolId, admin, null);
  if (!user.ok) return fail(invalid(user.error.reason));

  const at = now();
  const person = { ...admin, ...user.value, role: OWNER, replacedUserId: former.userId };
  const member = newMember(person, at);
  const after: Tenant = { ...tenant, admin, version: tenant.version + 1, updatedAt: at };
  const event = tenantAdminCorrected(after, {
    ...occasionOf(operator, at),
    userIds: { from: former.userId, to: member.userId },
  });
  const of = { tenantId: tenant.id, userPoolId };
  const written = await corrections.correct(of, { tenant: after, former, member, event });
  return written.ok ? ok({ tenant: after, member }) : written;
}

/** The former user goes first: his password is worth nothing without a member, but is nobody's to keep. */
async function welcome(
  { owners, mailer, composeWelcome }: CorrectAdminPorts,
  tenant: Tenant,
  { replacedUserId }: Member,
): Promise<Result<Tenant, OwnerMailNotSent>> {
  const { userPoolId = '' } = tenant.identity ?? {};
  const { email, name } = tenant.admin;
  if (replacedUserId !== undefined) await owners.remove(userPoolId, replacedUserId);
  const password = temporaryPassword();
  await owners.setTemporaryPassword(userPoolId, email, password);
  const delivery = await mailer.send(
    composeWelcome({ to: email, name, tenant, temporaryPassword: password }),
  );
  return delivery.kind === 'Accepted'
    ? ok(tenant)
    : fail({ kind: 'OwnerMailNotSent', reason: delivery.reason });
}

const invalid = (detail: string): InvalidDraft => ({
  kind: 'InvalidDraft',
  errors: [{ pointer: '/email', detail }],
});
