import { describe, expect, it } from 'vitest';
import { targetErrors } from '../../../core/audit-stream/validate-target.ts';
import { TENANT } from '../../support/audit/audit-log.ts';
import { streamWorld } from '../../support/audit/stream-world.ts';

const bucket = {
  kind: 's3',
  bucket: 'acme-audit',
  region: 'eu-central-1',
  roleArn: 'arn:aws:iam::111122223333:role/freehold-audit-writer',
  prefix: 'freehold/',
} as const;

describe('configureStream', () => {
  it('begins at the end of each chain, and shows a secret that is kept encrypted', async () => {
    const { log, configure, streams, secrets } = streamWorld();
    log.append(3, 2);
    const configured = await configure();
    expect(configured).toMatchObject({ ok: true, value: { secret: secrets[0] } });
    expect(secrets[0]).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const stream = await streams.find(TENANT);
    expect(stream).toMatchObject({ cursor: [0, 0, 0, 1, 0, 0, 0, 0], version: 1 });
    expect(JSON.stringify(stream)).not.toContain(secrets[0]);
    expect(JSON.stringify(streams.events)).not.toContain('whsec_');
  });

  it('goes on at a new target where it was, with a new secret', async () => {
    const { log, configure, run, streams, sent, secrets } = streamWorld();
    await configure();
    log.append(0);
    await run();
    log.append(0);
    await configure({ kind: 'https', url: 'https://other.example/in?token=x' });
    await run();
    expect(sent.map(({ id }) => id.slice(-3))).toEqual(['0_1', '0_2']);
    expect(new Set(secrets).size).toBe(2);
    expect(streams.events).toMatchObject([
      { type: 'audit_stream.configured', data: { to: 'siem.example' } },
      { type: 'audit_stream.configured', data: { to: 'other.example' } },
    ]);
    expect(JSON.stringify(streams.events)).not.toContain('token');
  });

  it('of a bucket has no secret', async () => {
    const { configure, secrets } = streamWorld();
    const configured = await configure(bucket);
    expect(configured).toMatchObject({ ok: true });
    expect(configured).not.toHaveProperty('value.secret');
    expect(secrets).toEqual([]);
  });
});

const RULES = { allowsLoopback: false };
const https = (url: string) => ({ kind: 'https', url }) as const;

describe('a target', () => {
  it('may be an https URL or a bucket with a role of its account', () => {
    expect(targetErrors(https('https://siem.example/in'), RULES)).toEqual([]);
    expect(targetErrors(bucket, RULES)).toEqual([]);
    expect(targetErrors({ ...bucket, prefix: '' }, RULES)).toEqual([]);
  });

  it.each(['http://siem.example', 'https://u:p@siem.example', 'ftp://siem.example', 'siem', ''])(
    'is not %j',
    (url) => {
      expect(targetErrors(https(url), RULES)).toMatchObject([{ pointer: '/url' }]);
    },
  );

  it('may be a program on the laptop, there alone', () => {
    const target = https('http://127.0.0.1:3000/');
    expect(targetErrors(target, { allowsLoopback: true })).toEqual([]);
    expect(targetErrors(target, RULES)).toHaveLength(1);
  });

  it.each([
    [{ roleArn: 'arn:aws:iam::111122223333:role/admin' }, '/roleArn'],
    [{ roleArn: 'arn:aws:iam::111122223333:role/path/freehold-audit-x' }, '/roleArn'],
    [{ roleArn: 'arn:aws:iam::111122223333:user/freehold-audit-x' }, '/roleArn'],
    [{ region: 'evil.example/' }, '/region'],
    [{ bucket: 'A bucket' }, '/bucket'],
    [{ bucket: '../other' }, '/bucket'],
    [{ prefix: 'no-slash' }, '/prefix'],
    [{ prefix: '/' }, '/prefix'],
  ])('is not one with %j', (change, pointer) => {
    expect(targetErrors({ ...bucket, ...change }, RULES)).toMatchObject([{ pointer }]);
  });
});
