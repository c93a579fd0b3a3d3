import { FakeJobRepository } from '../../fakes/fake-job-repository.ts';
import { describeJobRepository } from '../../contract/job-repository-suite.ts';

describeJobRepository('FakeJobRepository', async () => new FakeJobRepository());
