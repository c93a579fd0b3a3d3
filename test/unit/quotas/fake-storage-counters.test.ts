import { describeStorageCounters } from '../../contract/storage-counters-suite.ts';
import { FakeStorageCounters } from '../../fakes/fake-storage-counters.ts';

describeStorageCounters('FakeStorageCounters', () => {
  let time = Date.now();
  const now = () => new Date(time);
  const counters = new FakeStorageCounters(now);
  return Promise.resolve({
    ...{ counters, now },
    pass: (seconds: number) => void (time += seconds * 1000),
    eventsOf: () => Promise.resolve(counters.events),
  });
});
