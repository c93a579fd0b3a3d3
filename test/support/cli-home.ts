import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localCloud } from './local-cloud.ts';

/** A folder to be FREEHOLD_HOME: a command finds the test's cloud there as it finds that of `npm start`. */
export function cliHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'freehold-home-'));
  const { apiUrl, awsEndpoint, operator } = localCloud();
  const demo = { slug: 'none', email: 'none@none.example', password: 'none' };
  const contract = { apiUrl, awsEndpoint, docsUrl: `${apiUrl}/docs`, operator, demo };
  writeFileSync(join(home, 'local.json'), JSON.stringify(contract));
  return home;
}
