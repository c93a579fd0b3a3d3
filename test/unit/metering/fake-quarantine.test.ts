import { describeQuarantine } from '../../contract/quarantine-suite.ts';
import { FakeQuarantine } from '../../fakes/fake-quarantine.ts';

describeQuarantine('FakeQuarantine', () => Promise.resolve(new FakeQuarantine()));
