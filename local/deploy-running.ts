import { localContract } from './contract.ts';
import { deploy } from './deploy.ts';
import { homeAt } from './home.ts';
import { currentRun } from './run-record.ts';
import { standInSecrets } from './stand-in-for-stripe.ts';
import { readState } from './state-file.ts';

/** `npm run deploy:local`: the changed sources go to the local cloud that runs. */
const home = homeAt();
const contract = readState(home.contractFile, localContract);
const isRunning = currentRun(home)?.phase === 'ready';
if (isRunning && contract && standInSecrets(home) && contract.stripeUrl === undefined) {
  console.error(
    'The platform bills by Stripe now: npm stop and npm start, which starts a stand-in.',
  );
  process.exitCode = 1;
} else if (isRunning && contract) {
  // By the gate, which then knows that roles may have other policies.
  await deploy({ home, endpoint: contract.awsEndpoint }, (line) => console.log(`  ${line}`));
} else {
  console.error('No local cloud runs: npm start starts one.');
  process.exitCode = 1;
}
