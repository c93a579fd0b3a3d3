import { ListResourceRecordSetsCommand, Route53Client } from '@aws-sdk/client-route-53';
import type {
  ErasableStore,
  ErasedTenant,
  Found,
  FoundPage,
  RemainsPage,
  SweptStore,
} from '../../core/erasure/erasable-store.ts';
import type { DomainRecord } from '../../core/provisioning/domain-names.ts';
import type { AppDomain } from '../../core/tenants/integrations.ts';
import { throttledConfig } from '../aws/sdk-config.ts';
import { Route53DomainNames } from './route53-domain-names.ts';

type Zone = { readonly client: Route53Client; readonly appDomain: AppDomain };
type Zoned = Zone | null;

/** Null where the platform has no zone to make records in. */
export const zoneOf = (appDomain: AppDomain | undefined): Zoned =>
  appDomain?.hostedZoneId === undefined
    ? null
    : { client: new Route53Client(throttledConfig), appDomain };

const nameOf = ({ appDomain }: Zone, { tenant }: ErasedTenant) =>
  `${tenant.slug}.${appDomain.name}`;

/** Where the tenant's name leads; null where it has none. */
async function recordOf(zone: Zone, erased: ErasedTenant): Promise<DomainRecord | null> {
  const name = nameOf(zone, erased);
  const { ResourceRecordSets = [] } = await zone.client.send(
    new ListResourceRecordSetsCommand({
      HostedZoneId: zone.appDomain.hostedZoneId,
      StartRecordName: name,
      StartRecordType: 'CNAME',
      MaxItems: 1,
    }),
  );
  // The first at or after the name: it is another one's where there is none.
  const found = ResourceRecordSets.find((one) => one.Name === `${name}.` && one.Type === 'CNAME');
  const target = found?.ResourceRecords?.[0]?.Value;
  return target === undefined ? null : { name, target };
}

/** The tenant's name in the app domain. */
export const erasedDomainNames = (zone: Zoned): ErasableStore => ({
  name: 'domain-names',

  async *pages(erased: ErasedTenant): AsyncGenerator<FoundPage> {
    const record = zone && (await recordOf(zone, erased));
    if (record) yield { found: [{ key: record.name, kind: 'domain-names', handle: record }] };
  },

  async remove(_: ErasedTenant, found: readonly Found[]): Promise<void> {
    if (!zone) return;
    const names = new Route53DomainNames(zone.client, zone.appDomain.hostedZoneId ?? '');
    for (const { handle } of found) await names.remove(handle as DomainRecord);
  },
});

export const domainNameRemains = (zone: Zoned): SweptStore => ({
  name: 'domain-names',

  async *remains(erased: ErasedTenant): AsyncGenerator<RemainsPage> {
    const record = zone && (await recordOf(zone, erased));
    yield { keys: record ? [record.name] : [] };
  },
});
