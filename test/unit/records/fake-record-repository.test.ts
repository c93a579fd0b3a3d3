import { FakeRecordRepository } from '../../support/records/fake-record-repository.ts';
import { describeRecordRepository } from '../../support/records/record-repository-suite.ts';

describeRecordRepository('FakeRecordRepository', () => new FakeRecordRepository());
