import { FakeFileRepository } from '../../fakes/fake-file-repository.ts';
import { describeFileRepository } from '../../contract/file-repository-suite.ts';

describeFileRepository('FakeFileRepository', () => {
  const store = new FakeFileRepository();
  return {
    store,
    upload: ({ url }, content) => store.upload(url, content),
    download: ({ url }) => store.download(url),
  };
});
