import { describeDueExports } from '../../contract/due-exports-suite.ts';
import { FakeDueExports } from '../../fakes/fake-due-exports.ts';

describeDueExports('FakeDueExports', async () => {
  const due = new FakeDueExports();
  let position = 0;
  return { due, seal: async (tenantId, now) => due.sealed(tenantId, (position += 1), now) };
});
