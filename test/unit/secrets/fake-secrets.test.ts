import { describeSecrets } from '../../contract/secrets-suite.ts';
import { FakeSecrets } from '../../fakes/fake-secrets.ts';

describeSecrets('FakeSecrets', (values) => Promise.resolve(new FakeSecrets(values)));
