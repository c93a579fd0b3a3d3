import type { Delivery, Mail, Mailer } from '../mail/mailer.ts';
import { SUPPRESSED } from '../mail/mailer.ts';
import { scopeForPlatform } from '../tenancy/tenant-scope.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import { suppressionIdOf, type Suppressions } from './suppression.ts';

export type HeedingPorts = {
  readonly mailer: Mailer;
  readonly tenants: Pick<TenantFinder, 'find'>;
  readonly suppressions: Pick<Suppressions, 'find'>;
  readonly onError: (error: unknown) => void;
};

const UNANSWERED: Delivery = {
  ...{ kind: 'Refused', reason: 'SuppressionsUnavailable', isTransient: true },
};

/**
 * The mailer of what the platform writes to a tenant's people: it leaves out the addresses that the tenant writes to
 * no more. A tenant that is not in operation, or has ended, has no list to ask.
 */
export function heedingMailer(ports: HeedingPorts): Mailer {
  return {
    async send(mail) {
      let to: readonly string[];
      try {
        to = await heeded(ports, mail);
      } catch (error) {
        ports.onError(error);
        return UNANSWERED;
      }
      return to.length === 0 ? SUPPRESSED : ports.mailer.send({ ...mail, to: one(to) });
    },
  };
}

async function heeded(
  { tenants, suppressions }: HeedingPorts,
  { to, tenantId }: Mail,
): Promise<readonly string[]> {
  const all = [to].flat();
  const tenant = tenantId === undefined ? null : await tenants.find(tenantId);
  if (!tenant || (tenant.state !== 'active' && tenant.state !== 'suspended')) return all;
  const scope = scopeForPlatform(tenant);
  const found = await Promise.all(
    all.map((address) => suppressions.find(scope, suppressionIdOf('email', address))),
  );
  return all.filter((_, index) => found[index] === null);
}

const one = (to: readonly string[]) => (to.length === 1 ? (to[0] ?? '') : to);
