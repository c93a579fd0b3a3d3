import { FakeFlagRepository } from '../../fakes/fake-flag-repository.ts';
import { describeFlagRepository } from '../../contract/flag-repository-suite.ts';

describeFlagRepository('FakeFlagRepository', async () => {
  const flags = new FakeFlagRepository();
  return { flags, events: async () => flags.events };
});
