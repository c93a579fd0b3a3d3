import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../local/home.ts';
import { ownEnvironment } from '../../../local/own-environment.mjs';

const shell = {
  AWS_PROFILE: 'work',
  AWS_DEFAULT_REGION: 'eu-central-1',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9',
  AWS_SESSION_TOKEN: 'of another account',
  LOCALSTACK_HOSTNAME: 'elsewhere',
  HTTP_PROXY: 'http://127.0.0.1:9',
  https_proxy: 'http://127.0.0.1:9',
  ALL_PROXY: 'socks://127.0.0.1:9',
};

describe('the environment of a local cloud and of the tests', () => {
  it('names no account, emulator or proxy of the shell, and keeps the rest', () => {
    expect(ownEnvironment({ ...shell, PATH: '/bin', FREEHOLD_HOME: '/tmp/home' })).toEqual({
      PATH: '/bin',
      FREEHOLD_HOME: '/tmp/home',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
    });
  });

  it('is what the tests run in', () => {
    const config = JSON.stringify(join(repository, 'vitest.config.ts'));
    const names = JSON.stringify(Object.keys(shell));
    const script = `await import(${config});
      console.log(${names}.filter((name) => process.env[name] !== undefined).length);`;
    const args = ['--input-type=module', '--eval', script];
    const env = { ...process.env, ...shell };
    expect(execFileSync(process.execPath, args, { env }).toString()).toBe('0\n');
  });

  it('is not that of a proof of a stage, which goes to the shell’s account', () => {
    const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(scripts['prove:aws']).not.toContain('launch.mjs');
  });
});
