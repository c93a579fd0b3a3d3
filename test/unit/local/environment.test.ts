import { describe, expect, it } from 'vitest';
import { findPython, nodeProblem, type PythonFacts } from '../../../local/environment.mjs';

const machineWith = (...pythons: PythonFacts[]) =>
  findPython((command) => pythons.find((python) => python.command === command));

describe('nodeProblem', () => {
  it('accepts Node.js 20 and newer', () => {
    expect(nodeProblem('20.0.0')).toBeUndefined();
    expect(nodeProblem('24.9.0')).toBeUndefined();
  });

  it('says in one sentence what to install instead of an older one', () => {
    expect(nodeProblem('18.20.4')).toBe(
      'Freehold needs Node.js 20 or newer and this is 18.20.4: install a current one from https://nodejs.org and try again.',
    );
  });
});

describe('findPython', () => {
  it('takes the first command that is new enough', () => {
    const found = machineWith(
      { command: 'python3', version: [3, 9, 2], hasVenv: true },
      { command: 'python3.12', version: [3, 12, 1], hasVenv: true },
    );
    expect(found).toEqual({ ok: true, command: 'python3.12' });
  });

  it('knows that 3.10 is newer than 3.9 and 4.0 newer than both', () => {
    expect(machineWith({ command: 'python3', version: [3, 10, 0], hasVenv: true }).ok).toBe(true);
    expect(machineWith({ command: 'python', version: [4, 0, 0], hasVenv: true }).ok).toBe(true);
    expect(machineWith({ command: 'python', version: [2, 7, 18], hasVenv: true }).ok).toBe(false);
  });

  it('names the version that is too old', () => {
    const found = machineWith({ command: 'python3', version: [3, 8, 10], hasVenv: true });
    expect(found).toMatchObject({ problem: expect.stringContaining('this is 3.8.10:') as string });
  });

  it('asks for the venv module where only that is missing', () => {
    const found = machineWith({ command: 'python3', version: [3, 11, 2], hasVenv: false });
    expect(found).toMatchObject({
      problem: expect.stringContaining('apt-get install python3-venv') as string,
    });
  });

  it('asks for Python on a machine without any', () => {
    expect(machineWith()).toMatchObject({
      problem: expect.stringContaining('found none') as string,
    });
  });
});
