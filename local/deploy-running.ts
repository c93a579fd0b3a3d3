import { deploy } from './deploy.ts';
import { homeAt } from './home.ts';
import { installationOf } from './installation.ts';
import { currentRun } from './run-record.ts';

/** `npm run deploy:local`: the changed sources go to the local cloud that runs. */
const home = homeAt();
if (currentRun(home)?.phase === 'ready') {
  const { emulator, gate } = installationOf(home).ports;
  const target = { home, endpoint: `http://127.0.0.1:${emulator}` };
  await deploy(target, (line) => console.log(`  ${line}`));
  // Roles may have other policies now.
  await fetch(`http://127.0.0.1:${gate}/_gate/forget`, { method: 'POST' });
} else {
  console.error('No local cloud runs: npm start starts one.');
  process.exitCode = 1;
}
