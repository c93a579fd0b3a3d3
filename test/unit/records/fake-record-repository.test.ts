import { FakeRecordRepository } from '../../fakes/fake-record-repository.ts';
import { describeRecordRepository } from '../../contract/record-repository-suite.ts';

describeRecordRepository('FakeRecordRepository', () => new FakeRecordRepository());
