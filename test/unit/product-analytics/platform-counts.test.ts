import { describePlatformCounts } from '../../contract/platform-counts-suite.ts';
import { FakePlatformCounts } from '../../fakes/fake-platform-counts.ts';

describePlatformCounts('FakePlatformCounts', () => Promise.resolve(new FakePlatformCounts()));
