import { ok } from '../../kit/result.ts';
import type { AppDomain } from '../tenants/integrations.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { DomainNames, DomainRecord } from './domain-names.ts';
import type { ProvisioningStep } from './provisioning-step.ts';

export type RegisterDomainNamePorts = {
  /** Where the platform makes no records itself, null. */
  readonly names: DomainNames | null;
  readonly appDomain: AppDomain | undefined;
};

/** Gives the tenant its name in the app domain; where no zone is known, somebody sets the record that it names. */
export const registerDomainName = ({
  names,
  appDomain,
}: RegisterDomainNamePorts): ProvisioningStep<DomainRecord> => ({
  name: 'register-domain-name',
  runsOn: 'provisioning',

  async perform(tenant, notes) {
    const record = recordOf(tenant, appDomain);
    if (!record || !tenant.integrations?.domainName) return ok({});
    if (names) {
      await notes.intend(record);
      await names.register(record);
    }
    return ok({ ...record, isManaged: names !== null });
  },

  async undo(_, record) {
    await names?.remove(record);
    return 'gone';
  },
});

/** Null where the platform has no domain, any more. */
const recordOf = (
  { slug }: Pick<Tenant, 'slug'>,
  appDomain: AppDomain | undefined,
): DomainRecord | null =>
  appDomain ? { name: `${slug}.${appDomain.name}`, target: appDomain.target } : null;
