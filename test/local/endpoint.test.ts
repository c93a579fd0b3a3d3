import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServers, type CloudServers } from '../../local/cloud-servers.ts';
import type { LocalContract } from '../../local/contract.ts';
import { homeAt } from '../../local/home.ts';
import { currentRun } from '../../local/run-record.ts';
import { Stacks } from '../../local/stacks.ts';

const ours = homeAt(mkdtempSync(join(tmpdir(), 'freehold-endpoint-')));
const theirs = homeAt(mkdtempSync(join(tmpdir(), 'freehold-theirs-')));
const run = promisify(execFile);

async function npm(...args: string[]): Promise<string> {
  const env = { ...process.env, FREEHOLD_HOME: ours.directory };
  return (await run('npm', args, { env, timeout: 600_000 })).stdout;
}

describe('npm start -- --endpoint', { timeout: 600_000 }, () => {
  let emulator: CloudServers;
  let said: string;

  beforeAll(async () => {
    emulator = await startServers({
      home: theirs,
      ports: { gate: 0, emulator: 0 },
      persists: false,
      progress: () => undefined,
    });
    said = await npm('start', '--', '--detach', '--endpoint', emulator.emulatorUrl);
  });
  afterAll(async () => {
    await npm('stop');
    await emulator.end();
    for (const home of [ours, theirs]) rmSync(home.directory, { recursive: true, force: true });
  });

  it('deploys to an emulator that runs already, through a gate of its own', async () => {
    const contract = JSON.parse(readFileSync(ours.contractFile, 'utf8')) as LocalContract;
    expect(contract.awsEndpoint).not.toBe(emulator.gateUrl);
    expect(currentRun(ours)?.servers).toHaveLength(1);
    const names = (await new Stacks(emulator.emulatorUrl).all()).map(({ StackName }) => StackName);
    expect(names).toContain('freehold-local-api');

    const { apiUrl, demo } = contract;
    const answer = await fetch(`${apiUrl}/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ tenant: demo.slug, email: demo.email, password: demo.password }),
    });
    expect(answer.status).toBe(200);
  });

  it('says what is not available there', () => {
    expect(said).toContain('Not available there: a function’s own calls are not judged');
  });

  it('leaves that emulator running when it ends', async () => {
    await npm('stop');
    expect((await fetch(`${emulator.emulatorUrl}/_ministack/ready`)).status).toBe(200);
  });
});
