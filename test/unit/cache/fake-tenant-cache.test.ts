import { describeTenantCache } from '../../contract/tenant-cache-suite.ts';
import { FakeTenantCache } from '../../fakes/fake-tenant-cache.ts';

describeTenantCache('FakeTenantCache', () => {
  let time = Date.parse('2026-01-01T00:00:00.500Z');
  const now = () => new Date(time);
  const pass = (seconds: number) => {
    time += seconds * 1_000;
    return Promise.resolve();
  };
  return { cache: new FakeTenantCache(now), now, pass };
});
