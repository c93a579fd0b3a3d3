import { describeRevenueDays } from '../../contract/revenue-days-suite.ts';
import { FakeRevenueDays } from '../../fakes/fake-revenue-days.ts';

describeRevenueDays('FakeRevenueDays', () => Promise.resolve(new FakeRevenueDays()));
