import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../core/readiness/finding.ts';
import { account, region, rootEnvironment } from '../../local/aws.ts';
import { localCloud } from '../support/local-cloud.ts';

const COMMAND = join(import.meta.dirname, '../../cli/freehold.mjs');
const home = mkdtempSync(join(tmpdir(), 'freehold-doctor-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

/** The stage dev, whose account is the emulator's: it answers as an AWS account does, and nothing is deployed. */
async function doctor(place: Readonly<Record<string, string>>) {
  const env = {
    ...process.env,
    ...rootEnvironment(localCloud().emulatorUrl),
    ...{ FREEHOLD_CONFIG_HOME: home, ...place },
  };
  const child = spawn(process.execPath, [COMMAND, 'doctor', '--stage', 'dev', '--json'], { env });
  const ended = new Promise<number>((end) => child.once('close', (code) => end(code ?? -1)));
  const [stdout] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const { findings } = JSON.parse(stdout) as { findings: Finding[] };
  const of = (check: string) => findings.find((finding) => finding.check === check);
  return { status: await ended, findings, of };
}

describe('freehold doctor, of an account', () => {
  it('examines it with real calls', async () => {
    const { findings, of, status } = await doctor({
      ...{ FREEHOLD_ACCOUNT: account, FREEHOLD_REGION: region },
    });
    expect(of('account')).toMatchObject({ status: 'ok' });
    expect(of('configuration')).toMatchObject({ status: 'ok' });
    expect(of(`bootstrap ${region}`)).toMatchObject({ status: 'ok', detail: 'version 30' });
    expect(of('quotas')?.detail).toMatch(/tenants of shared_schema fit, max_tenants is 200$/);
    expect(of('sender of mails')).toMatchObject({ status: 'ok' });
    expect(of('platform')).toMatchObject({ status: 'warning' });
    expect(of('service-linked roles')).toBeUndefined();
    expect(findings.map(({ check }) => check)).toEqual(
      expect.arrayContaining(['Lambda concurrency', 'SES', 'role of ops', 'secrets']) as string[],
    );
    expect(status).toBe(findings.some((finding) => finding.status === 'problem') ? 1 : 0);
  });

  it('asks another account nothing more', async () => {
    const { findings, status } = await doctor({
      ...{ FREEHOLD_ACCOUNT: '111122223333', FREEHOLD_REGION: region },
    });
    expect(findings.filter(({ status: found }) => found === 'problem')).toMatchObject([
      { check: 'account', detail: expect.stringContaining('belongs to 111122223333') as string },
    ]);
    expect(findings.map(({ check }) => check)).not.toContain('SES');
    expect(status).toBe(1);
  });
});
