import { setTimeout } from 'node:timers/promises';
import type { Context } from 'aws-lambda';
import { expect, it } from 'vitest';
import { lambdaChain } from '../../../functions/edge/lambda-chain.ts';

it('ends with its work, and not before its function’s time limit', async () => {
  const handler = lambdaChain<unknown, string>().handler(() => setTimeout(50, 'done'));
  expect(await handler({}, { getRemainingTimeInMillis: () => 10 } as Context)).toBe('done');
});
