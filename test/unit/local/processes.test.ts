import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { endGroup, identityOf, isRunning, type ProcessIdentity } from '../../../local/processes.ts';
import { eventually } from '../../support/eventually.ts';

const children: ChildProcess[] = [];

/** Starts a process that says one number, its own or another one's, and tells who has it. */
async function startProcess(
  script: string,
  says = 'process.pid',
): Promise<[ProcessIdentity, ProcessIdentity]> {
  const child = spawn(process.execPath, ['-e', `${script}; console.log(${says})`], {
    detached: true,
  });
  children.push(child);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return [knownAs(child.pid ?? 0), knownAs(Number(said.toString()))];
}

function knownAs(pid: number): ProcessIdentity {
  const identity = identityOf(pid);
  if (!identity) throw new Error(`process ${pid} has no identity`);
  return identity;
}

const waits = 'setInterval(() => {}, 1000)';

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

describe('a process known by its number and its start', () => {
  it('is told apart from a later process of the same number', async () => {
    const [identity] = await startProcess(waits);
    expect(isRunning(identity)).toBe(true);
    expect(isRunning({ ...identity, startedAt: 'another/1' })).toBe(false);
  });

  it('has no identity once it is gone', () => {
    expect(identityOf(2 ** 22 + 1)).toBeUndefined();
  });
});

describe('endGroup', () => {
  it('ends the process', async () => {
    const [identity] = await startProcess(waits);
    await endGroup(identity, 5);
    expect(isRunning(identity)).toBe(false);
  });

  it('leaves a process alone that was given the number of the one meant', async () => {
    const [identity] = await startProcess(waits);
    await endGroup({ ...identity, startedAt: 'another/1' }, 5);
    expect(isRunning(identity)).toBe(true);
  });

  it('ends by force what does not listen, and its children with it', async () => {
    const spawning = `c = require('node:child_process').spawn(process.execPath, ['-e', '${waits}'])`;
    const deaf = `process.on('SIGTERM', () => {})`;
    const [parent, child] = await startProcess(`${deaf}; ${spawning}; ${waits}`, 'c.pid');
    await endGroup(parent, 0.2);
    await eventually(() => expect([parent, child].map(isRunning)).toEqual([false, false]));
  });
});
