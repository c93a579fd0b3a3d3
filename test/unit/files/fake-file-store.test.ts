import { FakeFileStore } from '../../support/files/fake-file-store.ts';
import { describeFileStore } from '../../support/files/file-store-suite.ts';

describeFileStore('FakeFileStore', () => {
  const store = new FakeFileStore();
  return {
    store,
    upload: ({ url }, content) => store.upload(url, content),
    download: ({ url }) => store.download(url),
  };
});
