import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Load } from './rate-limit-process.ts';

const PROGRAM = new URL('./rate-limit-process.ts', import.meta.url).pathname;

export type Crowd = Omit<Load, 'everyMs' | 'journal'> & {
  /** Milliseconds between two requests, of each process. */
  readonly everyMs: readonly number[];
  readonly seconds: number;
  /** How many of them are killed meanwhile, and another one started in the place of each. */
  readonly kills: number;
};

export type Journal = {
  readonly admittedAtMs: readonly number[];
  readonly asked: number;
  readonly writes: number;
};

/** Real processes before one store, which all end by kill -9. */
export async function runProcesses({
  everyMs,
  seconds,
  kills,
  ...shared
}: Crowd): Promise<Journal> {
  const journal = join(mkdtempSync(join(tmpdir(), 'freehold-limits-')), 'journal');
  const start = (number: number): ChildProcess => {
    const load: Load = { ...shared, everyMs: everyMs[number] ?? 100, journal };
    return spawn(process.execPath, [PROGRAM, JSON.stringify(load)], { stdio: 'inherit' });
  };
  const processes = everyMs.map((_, number) => start(number));
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep((seconds * 1_000) / (kills + 1));
    const victim = kill % processes.length;
    processes[victim]?.kill('SIGKILL');
    processes[victim] = start(victim);
  }
  await sleep((seconds * 1_000) / (kills + 1));
  for (const one of processes) one.kill('SIGKILL');
  await Promise.all(processes.map((one) => new Promise((ended) => one.once('exit', ended))));
  return readJournal(journal);
}

function readJournal(path: string): Journal {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  const writes = lines.filter((line) => line === 'write').length;
  const admittedAtMs = lines
    .filter((line) => /^\d+$/.test(line))
    .map(Number)
    .sort((a, b) => a - b);
  return { admittedAtMs, asked: lines.length - writes, writes };
}
