import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

describe('a command without a session', () => {
  it('says how to sign in', async () => {
    const { status, stderr } = await run(['tenant', 'list', '--stage', 'prod']);
    expect(status).toBe(EXIT.unauthorized);
    expect(stderr).toContain('freehold login --profile prod');
  });

  it('says how to start the local platform', async () => {
    const env = { FREEHOLD_HOME: join(at.directory, 'nowhere') };
    const { status, stderr } = await run(['tenant', 'list'], { env });
    expect(status).toBe(EXIT.unreachable);
    expect(stderr).toContain('npm start');
  });
});
