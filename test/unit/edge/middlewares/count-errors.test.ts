import type { Context } from 'aws-lambda';
import { expect, it, vi } from 'vitest';
import { RateLimiter } from '../../../../core/rate-limits/rate-limiter.ts';
import { edge } from '../../../../functions/edge/api-handler.ts';
import { answer, refusal } from '../../../../functions/edge/answer.ts';
import { logger } from '../../../../kit/log.ts';
import { FakeRateCounters } from '../../../fakes/fake-rate-counters.ts';
import { servedRoute } from '../../../support/edge/middleware-request.ts';
import { rateSettings } from '../../../support/rate-limits/rate-settings.ts';
import {
  apiEvent,
  operatorIdentity,
  tenantIdentity,
} from '../../../support/tenancy/tenant-contexts.ts';

vi.spyOn(logger, 'error').mockReturnValue(undefined);

const OUTCOMES = {
  works: () => Promise.resolve(answer(200, {})),
  refuses: () => Promise.resolve(refusal({ kind: 'RecordNotFound' })),
  fails: () => Promise.reject(new Error('A bug.')),
};

const ada = tenantIdentity();

async function counted(
  outcomes: readonly (keyof typeof OUTCOMES)[],
  identity: typeof ada | typeof operatorIdentity = ada,
) {
  const counters = new FakeRateCounters();
  let nowMs = Date.UTC(2026, 10, 28, 12);
  const limits = { limiter: new RateLimiter(counters, () => nowMs), settings: rateSettings({}) };
  for (const outcome of outcomes) {
    // So far apart that each tells of the ones before.
    nowMs += 20_000;
    const handler = edge([{ ...servedRoute, run: OUTCOMES[outcome] }], { limits });
    const event = apiEvent(servedRoute.key, { identity });
    await handler(event, { getRemainingTimeInMillis: () => 15_000 } as Context);
  }
  const { requests, serverErrors, clientErrors } = counters.toldOf(ada.tenantId);
  const sum = (hours: ReadonlyMap<number, number>) =>
    [...hours.values()].reduce((total, one) => total + one, 0);
  return [sum(requests), sum(serverErrors), sum(clientErrors)];
}

it('tells how requests were answered with those that come after', async () => {
  expect(await counted(['fails', 'refuses', 'fails', 'works'])).toEqual([4, 2, 1]);
});

it('counts none of a request that is no API call of a tenant', async () => {
  expect(await counted(['fails', 'works'], operatorIdentity)).toEqual([0, 0, 0]);
  const viewer = { ...ada, permissions: '' };
  expect(await counted(['fails', 'works'], viewer)).toEqual([0, 0, 0]);
});
