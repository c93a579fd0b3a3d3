import type { StorageAccount } from '../../../core/quotas/storage-account.ts';
import { StorageQuota } from '../../../core/quotas/storage-quota.ts';
import { newId } from '../../../kit/id.ts';
import { FakeStorageCounters } from '../../fakes/fake-storage-counters.ts';
import { aPlan } from '../plans/a-plan.ts';

/** What an operation that stores asks its quota by; the tenants of the tests are on `basic`, without an end by default. */
export function storagePorts(feature = 'unlimited_storage') {
  const counters = new FakeStorageCounters();
  return {
    counters,
    storage: new StorageQuota(counters),
    plans: { basic: aPlan('basic', feature) },
  };
}

export const unlimitedAccount = (): StorageAccount => ({
  tenantId: newId('tnt'),
  limitBytes: 'unlimited',
});
