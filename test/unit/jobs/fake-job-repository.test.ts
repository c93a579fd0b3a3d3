import { FakeJobRepository } from '../../support/jobs/fake-job-repository.ts';
import { describeJobRepository } from '../../support/jobs/job-repository-suite.ts';

describeJobRepository('FakeJobRepository', async () => new FakeJobRepository());
