import {
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SecretsManagerOriginSecret } from '../../../adapters/secrets-manager/secrets-manager-origin-secret.ts';

type Command = { readonly input: { readonly SecretId: string; readonly VersionStage: string } };

let now: number;
let values: Record<string, string>;
const answer = ({ input }: Command) =>
  input.VersionStage in values
    ? Promise.resolve({ SecretString: values[input.VersionStage] })
    : Promise.reject(new ResourceNotFoundException({ message: 'No version', $metadata: {} }));
const send = vi.fn(answer);
let secret: SecretsManagerOriginSecret;

beforeEach(() => {
  now = 1_000_000;
  values = { AWSCURRENT: 'current' };
  send.mockReset().mockImplementation(answer);
  const client = { send } as unknown as Pick<SecretsManagerClient, 'send'>;
  secret = new SecretsManagerOriginSecret(client, {
    secretId: 'freehold/prod/ORIGIN_SECRET',
    now: () => new Date(now),
  });
});

const reads = () => send.mock.calls.length / 3;

describe('the secret that CloudFront sends', () => {
  it('is asked for, and compared', async () => {
    expect(await secret.accepts('current')).toBe(true);
    expect(await secret.accepts('another')).toBe(false);
    expect(await secret.accepts('')).toBe(false);
    expect(await secret.accepts(undefined)).toBe(false);
  });

  it('is good in its pending and its previous version, while a rotation is under way', async () => {
    values = { AWSCURRENT: 'current', AWSPENDING: 'next', AWSPREVIOUS: 'last' };
    for (const value of ['current', 'next', 'last']) {
      expect(await secret.accepts(value)).toBe(true);
    }
  });

  it('is read once in five minutes, whatever comes', async () => {
    await Promise.all(Array.from({ length: 20 }, () => secret.accepts('current')));
    now += 299_000;
    await secret.accepts('current');
    expect(reads()).toBe(1);
    now += 2_000;
    await secret.accepts('current');
    expect(reads()).toBe(2);
  });

  it('is read anew for a value that is not known yet, once in five seconds', async () => {
    await secret.accepts('current');
    values = { AWSCURRENT: 'current', AWSPENDING: 'next' };
    now += 6_000;
    expect(await secret.accepts('next')).toBe(true);
    for (let times = 0; times < 10; times += 1) expect(await secret.accepts('guess')).toBe(false);
    expect(reads()).toBe(2);
  });

  it('throws while it cannot be read, and is asked for again', async () => {
    send.mockRejectedValueOnce(new Error('down'));
    await expect(secret.accepts('current')).rejects.toThrow('down');
    expect(await secret.accepts('current')).toBe(true);
  });

  it('is the one that was read last, while it cannot be read anew', async () => {
    await secret.accepts('current');
    send.mockRejectedValue(new Error('down'));
    now += 301_000;
    expect(await secret.accepts('current')).toBe(true);
    expect(await secret.accepts('guess')).toBe(false);
  });
});
