import { describeUsageStore } from '../../contract/usage-store-suite.ts';
import { FakeUsageStore } from '../../fakes/fake-usage-store.ts';

describeUsageStore('FakeUsageStore', () => Promise.resolve(new FakeUsageStore()));
