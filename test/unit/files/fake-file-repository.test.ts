import { FakeFileRepository } from '../../support/files/fake-file-repository.ts';
import { describeFileRepository } from '../../support/files/file-repository-suite.ts';

describeFileRepository('FakeFileRepository', () => {
  const store = new FakeFileRepository();
  return {
    store,
    upload: ({ url }, content) => store.upload(url, content),
    download: ({ url }) => store.download(url),
  };
});
