import { describeUsageExports } from '../../contract/usage-exports-suite.ts';
import { FakeUsageExports } from '../../fakes/fake-usage-exports.ts';

describeUsageExports('FakeUsageExports', async () => new FakeUsageExports());
