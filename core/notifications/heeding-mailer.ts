import type { Heed } from '../mail/heed.ts';
import type { Delivery, Mail, Mailer } from '../mail/mailer.ts';
import { SUPPRESSED } from '../mail/mailer.ts';
import { scopeForPlatform } from '../tenancy/tenant-scope.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import { suppressionIdOf, type Suppressions } from './suppression.ts';

export type HeedPorts = {
  readonly tenants: Pick<TenantFinder, 'find'>;
  readonly suppressions: Pick<Suppressions, 'find'>;
};

/** A tenant that is not in operation, or has ended, has no list to ask. */
export const heed =
  ({ tenants, suppressions }: HeedPorts): Heed =>
  async (mail) => {
    const all = [mail.to].flat();
    const tenant = mail.tenantId === undefined ? null : await tenants.find(mail.tenantId);
    if (!tenant || (tenant.state !== 'active' && tenant.state !== 'suspended')) return mail;
    const scope = scopeForPlatform(tenant);
    const found = await Promise.all(
      all.map((address) => suppressions.find(scope, suppressionIdOf('email', address))),
    );
    const to = all.filter((_, index) => found[index] === null);
    return to.length === 0 ? null : { ...mail, to: one(to) };
  };

export type HeedingPorts = {
  readonly mailer: Mailer;
  readonly heed: Heed;
  readonly onError: (error: unknown) => void;
};

const UNANSWERED: Delivery = {
  ...{ kind: 'Refused', reason: 'SuppressionsUnavailable', isTransient: true },
};

/** The mailer of what the platform writes to a tenant's people: it leaves out the addresses that the tenant writes to no more. */
export const heedingMailer = ({ mailer, heed: heeded, onError }: HeedingPorts): Mailer => ({
  async send(mail) {
    let kept: Mail | null;
    try {
      kept = await heeded(mail);
    } catch (error) {
      onError(error);
      return UNANSWERED;
    }
    return kept ? mailer.send(kept) : SUPPRESSED;
  },
});

const one = (to: readonly string[]) => (to.length === 1 ? (to[0] ?? '') : to);
