import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalContract } from '../../local/contract.ts';
import { homeAt } from '../../local/home.ts';
import { installationOf } from '../../local/installation.ts';
import { isRunning, type ProcessIdentity } from '../../local/processes.ts';
import { currentRun, type Run } from '../../local/run-record.ts';
import { eventually } from '../support/eventually.ts';
import { mailTo } from '../support/mail-to.ts';

const home = homeAt(mkdtempSync(join(tmpdir(), 'freehold-start-')));
const firstSaveUnderWay = join(home.stateDirectory, 'first-save-under-way');
const run = promisify(execFile);

/** Of a shell that works with other accounts and behind a proxy: nothing of it may count. */
const shell = {
  AWS_PROFILE: 'another-account',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  HTTP_PROXY: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
};

/** As a person runs it: `npm start -- --detach`. */
async function npm(...args: string[]): Promise<string> {
  const env = { ...process.env, ...shell, FREEHOLD_HOME: home.directory };
  return (await run('npm', args, { env, timeout: 600_000 })).stdout;
}

const contract = () => JSON.parse(readFileSync(home.contractFile, 'utf8')) as LocalContract;

function running(): Run {
  const record = currentRun(home);
  if (!record) throw new Error('no local cloud runs');
  return record;
}

async function signInToDemo(): Promise<number> {
  const { apiUrl, demo } = contract();
  const answer = await fetch(`${apiUrl}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tenant: demo.slug, email: demo.email, password: demo.password }),
  });
  return answer.status;
}

/** In the order in which a person meets them: each test goes on from the one before. */
describe('npm start', { timeout: 600_000 }, () => {
  let firstUrl: string;
  let servers: readonly ProcessIdentity[];

  beforeAll(async () => {
    // A record of an earlier boot, whose process number belongs to someone else now.
    writeFileSync(
      home.runFile,
      JSON.stringify({
        supervisor: { pid: process.pid, startedAt: 'an earlier boot/1' },
        phase: 'ready',
        servers: [{ pid: process.pid, startedAt: 'an earlier boot/1' }],
      }),
    );
    await npm('start', '--', '--detach');
  });

  afterAll(async () => {
    await npm('stop');
    rmSync(home.directory, { recursive: true, force: true });
  });

  it('brings up a platform whose demonstration tenant can sign in', async () => {
    firstUrl = contract().apiUrl;
    expect(await signInToDemo()).toBe(200);
    expect((await fetch(contract().docsUrl)).status).toBe(200);
  });

  it('has its mails lead to the console', async () => {
    const { demo, consoleUrl = 'none', awsEndpoint } = contract();
    expect((await fetch(consoleUrl)).status).toBe(200);
    await eventually(async () =>
      expect(await mailTo(demo.email, awsEndpoint)).toMatch(
        new RegExp(`${consoleUrl}/[a-z-]+#tenant=${demo.slug}`),
      ),
    );
  });

  it('keeps what it wrote about passwords to its owner', () => {
    const files = [home.contractFile, home.installationFile, home.runFile];
    expect(files.map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
  });

  it('says so when one runs already, with what one needs to use it', async () => {
    const before = running();
    const said = await npm('start');
    expect(said).toContain('runs already');
    expect(said).toContain(contract().demo.password);
    expect(running()).toEqual(before);
  });

  it('starts the emulator again when it is killed, with its users and tenants', async () => {
    const [emulator] = running().servers;
    // The snapshot that is taken when all is ready is whole; half of a first one would be forgotten.
    await eventually(
      () => {
        expect(existsSync(join(home.stateDirectory, 'cloudformation.json'))).toBe(true);
        expect(existsSync(firstSaveUnderWay)).toBe(false);
      },
      { seconds: 200 },
    );
    process.kill(emulator?.pid ?? 0, 'SIGKILL');
    await eventually(() => expect(emulator && isRunning(emulator)).toBe(false));
    await eventually(async () => expect(await signInToDemo()).toBe(200), { seconds: 200 });
    servers = running().servers;
  });

  it('ends everything at npm stop, twice if one likes', async () => {
    await npm('stop');
    expect(servers.filter(isRunning)).toEqual([]);
    expect([home.contractFile, home.runFile].filter(existsSync)).toEqual([]);
    expect(await npm('stop')).toContain('No local cloud runs');
  });

  it('takes another port when its own is taken, and has what it had before', async () => {
    const squatter = createServer().listen(installationOf(home).ports.gate, '127.0.0.1');
    const said = await npm('start', '--', '--detach');
    squatter.close();
    expect(said).toContain('The deployed stacks are those of these sources');
    expect(contract().apiUrl).not.toBe(firstUrl);
    expect(await signInToDemo()).toBe(200);
  });

  it('begins anew where the first snapshot was cut short', async () => {
    await npm('stop');
    writeFileSync(firstSaveUnderWay, '');
    expect(await npm('start', '--', '--detach')).not.toContain('The deployed stacks are those');
    expect(await signInToDemo()).toBe(200);
  });
});
