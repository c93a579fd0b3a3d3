import { FakeRecordStore } from '../../support/records/fake-record-store.ts';
import { describeRecordStore } from '../../support/records/record-store-suite.ts';

describeRecordStore('FakeRecordStore', () => new FakeRecordStore());
