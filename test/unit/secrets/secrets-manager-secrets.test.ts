import {
  InvalidRequestException,
  type GetSecretValueCommand,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SecretsManagerSecrets } from '../../../adapters/secrets-manager/secrets-manager-secrets.ts';
import { SecretMissingError } from '../../../core/secrets/secrets.ts';
import { logger } from '../../../kit/log.ts';

const OUTAGE = new Error('connect ETIMEDOUT');
const DELETED = new InvalidRequestException({ message: 'marked for deletion', $metadata: {} });

let now: Date;
let answer: () => Promise<{ SecretString?: string }>;
const asked: (string | undefined)[] = [];

const later = (seconds: number) => (now = new Date(now.getTime() + seconds * 1_000));
const holds = (SecretString: string) => (answer = () => Promise.resolve({ SecretString }));
const failsWith = (error: Error) => (answer = () => Promise.reject(error));

function secretsOf(stage: string) {
  const send = ({ input }: GetSecretValueCommand) => {
    asked.push(input.SecretId);
    return answer();
  };
  return new SecretsManagerSecrets({ send: send as never }, { stage, now: () => now });
}

beforeEach(() => {
  now = new Date('2026-01-01T00:00:00Z');
  asked.length = 0;
  holds('first-value');
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('SecretsManagerSecrets', () => {
  it('reads the secret of its stage', async () => {
    expect(await secretsOf('prod').get('STRIPE_API_KEY')).toBe('first-value');
    expect(asked).toEqual(['freehold/prod/STRIPE_API_KEY']);
  });

  it('reads it once in five minutes', async () => {
    const secrets = secretsOf('dev');
    await secrets.get('KEY');
    holds('second-value');
    later(299);
    expect(await secrets.get('KEY')).toBe('first-value');
    later(1);
    expect(await secrets.get('KEY')).toBe('second-value');
    expect(asked).toHaveLength(2);
  });

  it('reads it once for all requests that wait', async () => {
    const secrets = secretsOf('dev');
    const names = ['KEY', 'KEY', 'OTHER', 'KEY'];
    await Promise.all(names.map((name) => secrets.get(name)));
    expect(asked).toEqual(['freehold/dev/KEY', 'freehold/dev/OTHER']);
  });

  it('remembers no failure', async () => {
    const secrets = secretsOf('dev');
    failsWith(OUTAGE);
    await expect(secrets.get('KEY')).rejects.toBe(OUTAGE);
    holds('value');
    expect(await secrets.get('KEY')).toBe('value');
  });

  it('bridges an outage for an hour, tries again every 30 s and logs no value', async () => {
    const warn = vi.spyOn(logger, 'warn').mockImplementation(() => undefined);
    const secrets = secretsOf('dev');
    await secrets.get('KEY');
    failsWith(OUTAGE);
    later(300);
    expect(await secrets.get('KEY')).toBe('first-value');
    later(29);
    expect(await secrets.get('KEY')).toBe('first-value');
    expect(asked).toHaveLength(2);
    later(1);
    expect(await secrets.get('KEY')).toBe('first-value');
    expect(asked).toHaveLength(3);

    later(3_600 - 330);
    await expect(secrets.get('KEY')).rejects.toBe(OUTAGE);
    expect(warn).toHaveBeenCalledTimes(2);
    expect(JSON.stringify(warn.mock.calls)).not.toContain('first-value');
  });

  it('serves no secret that has been deleted, however fresh it was', async () => {
    const secrets = secretsOf('dev');
    await secrets.get('KEY');
    failsWith(DELETED);
    later(300);
    await expect(secrets.get('KEY')).rejects.toThrow(SecretMissingError);
    failsWith(OUTAGE);
    await expect(secrets.get('KEY')).rejects.toBe(OUTAGE);
  });

  it.each([{}, { SecretString: '' }])('takes %j for a missing secret', async (value) => {
    answer = () => Promise.resolve(value);
    await expect(secretsOf('dev').get('KEY')).rejects.toThrow(SecretMissingError);
  });
});
