import { homeAt } from './home.ts';
import { endGroup } from './processes.ts';
import { currentRun, endLeftovers } from './run-record.ts';

const GRACE_SECONDS = 40;

const home = homeAt();
const run = currentRun(home);
if (run) {
  await endGroup(run.supervisor, GRACE_SECONDS);
  console.log('The local cloud ended; npm start brings it back as it was.');
} else {
  console.log('No local cloud runs.');
}
await endLeftovers(home);
