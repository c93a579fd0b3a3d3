import { describe, expect, it } from 'vitest';
import { eraseTenant } from '../../../core/erasure/start-erasure.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { ErasureWorld } from '../../support/erasure/erasure-world.ts';
import { operatorPrincipal } from '../../support/tenancy/tenant-contexts.ts';

describe('erasing one tenant while another is onboarded', () => {
  it('touches nothing of the other, in a hundred rounds', async () => {
    for (let round = 0; round < 100; round += 1) {
      const world = new ErasureWorld();
      const tenant = await world.onboard({ ...world.terminated(), slug: 'gone' });
      const wish = { tenantId: tenant.id, confirm: 'gone' };
      const started = await eraseTenant(world.startPorts(), operatorPrincipal, wish);
      if (!started.ok) throw new Error(started.error.kind);
      let other: Tenant | undefined;
      let snapshot: readonly string[] = [];
      const at = (round % 9) + 1;
      const namingOther = () => (other ? textsOf(world, other) : []);
      world.pagesAtOnce = 1;
      world.before = (pieces) => {
        if (pieces !== at) return;
        void world.onboard({ slug: 'gone-too', isolation: 'separate_schema' }).then((made) => {
          other = made;
          snapshot = namingOther();
        });
      };
      expect(await world.drive(started.value)).toEqual({ outcome: 'succeeded' });
      expect(snapshot.length).toBeGreaterThan(40);
      expect(namingOther()).toEqual(snapshot);
      expect(world.tenants.get(other?.id ?? '')).toEqual(other);
    }
  });
});

const textsOf = (world: ErasureWorld, tenant: Tenant): string[] => [
  ...[world.control, world.usage, world.audit].flatMap((table) =>
    [tenant.id, tenant.identity?.userPoolId ?? ''].flatMap((text) =>
      table.naming(text).map((item) => JSON.stringify(item)),
    ),
  ),
  ...[...world.items.tables].flatMap(([name, table]) =>
    name.includes(tenant.id) ? [...table.keys()] : [],
  ),
  ...[...world.pools.pools.keys()].filter((id) => id === tenant.identity?.userPoolId),
];
