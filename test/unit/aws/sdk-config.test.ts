import { globSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { OutOfTimeError, withDeadline } from '../../../kit/deadline.ts';
import { isUnavailable } from '../../../kit/is-unavailable.ts';

let silent: Server;
let requests: number;

beforeEach(async () => {
  requests = 0;
  silent = createServer(() => (requests += 1));
  await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
});
afterEach(() => {
  silent.closeAllConnections();
  silent.close();
});

const table = () =>
  new DynamoDBClient({
    ...sdkConfig,
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });

const read = () => table().send(new GetItemCommand({ TableName: 't', Key: { pk: { S: 'a' } } }));

/** The error, and after how many milliseconds it came. */
async function failure(run: () => Promise<unknown>) {
  const begun = performance.now();
  const error = await run().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { error, milliseconds: performance.now() - begun };
}

describe('a client whose service is silent', () => {
  it('gives up with the request that it works for, however many calls that makes', async () => {
    const { error, milliseconds } = await failure(() =>
      withDeadline(4_000, async () => {
        await read().catch(() => undefined);
        await read();
      }),
    );

    expect(isUnavailable(error)).toBe(true);
    expect(milliseconds).toBeLessThan(8_000);
    expect(requests).toBeGreaterThan(3);
    expect(requests).toBeLessThanOrEqual(6);
  });

  it('begins nothing when the time is over: a later request would do it', async () => {
    const { error } = await failure(() => withDeadline(0, read));

    expect(error).toBeInstanceOf(OutOfTimeError);
    expect(requests).toBe(0);
  });
});

describe('how long clients wait and how often they try', () => {
  it('stands in one file', () => {
    const files = globSync([
      'adapters/**/*.ts',
      'functions/**/*.ts',
      'core/**/*.ts',
      'cli/**/*.ts',
    ]);
    const deciding = files.filter((file) =>
      /\b(maxAttempts|requestTimeout|connectionTimeout|NodeHttpHandler)\b/.test(
        readFileSync(file, 'utf8'),
      ),
    );
    expect(deciding).toEqual(['adapters/aws/sdk-config.ts']);
  });
});
