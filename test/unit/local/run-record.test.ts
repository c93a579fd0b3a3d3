import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { homeAt, makeHome, type Home } from '../../../local/home.ts';
import { identityOf } from '../../../local/processes.ts';
import { claimRun, currentRun, endLeftovers, releaseRun } from '../../../local/run-record.ts';

let home: Home;

beforeEach(() => {
  home = homeAt(mkdtempSync(join(tmpdir(), 'freehold-home-')));
  makeHome(home);
});

afterEach(() => {
  rmSync(home.directory, { recursive: true, force: true });
  rmSync(home.temporaryDirectory, { recursive: true, force: true });
});

const recordOf = (supervisor: object) =>
  JSON.stringify({ supervisor, phase: 'ready', servers: [supervisor] });

describe('the record of who runs the local cloud', () => {
  it('gives the home to one process only', async () => {
    expect(await claimRun(home)).toBe(true);
    expect(await claimRun(home)).toBe(false);
  });

  it('gives it on once it is released', async () => {
    await claimRun(home);
    releaseRun(home);
    expect(await claimRun(home)).toBe(true);
  });

  it('counts for nothing when its process number belongs to another process now', async () => {
    const own = identityOf(process.pid);
    writeFileSync(home.runFile, recordOf({ ...own, startedAt: 'an earlier boot/1' }));
    expect(currentRun(home)).toBeUndefined();
    expect(await claimRun(home)).toBe(true);
  });

  it('counts for nothing when it is half written', async () => {
    writeFileSync(home.runFile, '{"supervisor": {"pid": 1');
    expect(await claimRun(home)).toBe(true);
  });

  it('is for its owner to read only', async () => {
    await claimRun(home);
    expect(statSync(home.runFile).mode & 0o777).toBe(0o600);
  });

  it('goes, with the contract, when what it names is gone', async () => {
    writeFileSync(home.contractFile, '{}');
    writeFileSync(home.runFile, recordOf({ pid: 2 ** 22 + 1, startedAt: 'x/1' }));
    await endLeftovers(home);
    expect([existsSync(home.runFile), existsSync(home.contractFile)]).toEqual([false, false]);
  });
});
