import { beforeEach, describe, expect, it, vi } from 'vitest';
import { logger } from '../../../kit/log.ts';
import {
  acme,
  authorizerHarness,
  registrationOf,
  type AuthorizerHarness,
} from '../../support/identity/authorizer-harness.ts';

let harness: AuthorizerHarness;
let warn: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  harness = authorizerHarness();
  warn = vi
    .spyOn(logger, 'warn')
    .mockClear()
    .mockImplementation(() => undefined);
});

const toldOf = (planVersion?: string) => {
  harness.registry.register(registrationOf(acme, { planVersion }));
  return harness.judgeToken(acme.accessToken());
};

describe('the features of the plan that the authorizer tells', () => {
  it.each([
    ['1', '10_users'],
    ['2', '25_users api_access'],
    ['3', '50_users api_access sso_integration'],
    [undefined, '10_users'],
  ])('are those of version %s: %s', async (planVersion, planFeatures) => {
    expect(await toldOf(planVersion)).toMatchObject({ planFeatures });
    expect(warn).not.toHaveBeenCalled();
  });

  it('are those of the newest older version where the tenant’s is gone, which is logged', async () => {
    expect(await toldOf('7')).toMatchObject({
      planFeatures: '50_users api_access sso_integration',
    });
    expect(warn).toHaveBeenCalledWith(
      expect.stringContaining('PLAN_VERSION_UNKNOWN'),
      expect.objectContaining({ plan: 'pro', planVersion: '7', inItsPlace: 3 }),
    );
  });

  it('are none of a plan that is gone, which is logged', async () => {
    harness.registry.register(registrationOf(acme, { plan: 'gone' }));
    expect(await harness.judgeToken(acme.accessToken())).toMatchObject({ planFeatures: '' });
    expect(warn).toHaveBeenCalledOnce();
  });
});
