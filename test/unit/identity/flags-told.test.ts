import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { REGISTRY_MEMORY_SECONDS } from '../../../core/identity/freshness.ts';
import {
  acme,
  authorizerHarness,
  globex,
  type AuthorizerHarness,
} from '../../support/identity/authorizer-harness.ts';
import { aFlag } from '../../support/flags/a-flag.ts';

const MEMORY_MS = REGISTRY_MEMORY_SECONDS * 1_000;
const acmeId = `tnt_${acme.userPoolId}` as const;

let registry: AuthorizerHarness['registry'];
let judgeToken: AuthorizerHarness['judgeToken'];
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  ({ registry, judgeToken } = authorizerHarness());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const [ofAcme, ofGlobex] = [
  () => judgeToken(acme.accessToken()),
  () => judgeToken(globex.accessToken()),
];

describe('the flags that the authorizer tells', () => {
  it('are those that say something for the tenant and the user', async () => {
    registry.setFlags([
      aFlag('one', { onTenants: [acmeId] }),
      aFlag('two', { onUsers: [{ tenantId: acmeId, userId: 'user-1' }] }),
      aFlag('three', { kill: true }),
      aFlag('four', { onTenants: ['tnt_other'] }),
    ]);
    expect(await ofAcme()).toMatchObject({ flagsOn: 'one two', flagsOff: 'three' });
    expect(await ofGlobex()).toMatchObject({ flagsOn: undefined, flagsOff: 'three' });
  });

  it('are read in the one call, once in a moment for all sessions together', async () => {
    await ofAcme();
    await ofAcme();
    await ofGlobex();
    expect(registry).toMatchObject({ reads: 2, flagReads: 1 });

    vi.advanceTimersByTime(MEMORY_MS + 1);
    await ofAcme();
    expect(registry).toMatchObject({ reads: 3, flagReads: 2 });
  });

  it('are never older than a moment, also where the session was read later than they were', async () => {
    await ofAcme();
    vi.advanceTimersByTime(MEMORY_MS - 100);
    await ofGlobex();
    registry.setFlags([aFlag('one', { kill: true })]);
    vi.advanceTimersByTime(101);
    expect(await ofGlobex()).toMatchObject({ flagsOff: 'one' });
  });

  it('are asked for again after an outage', async () => {
    vi.spyOn(registry, 'lookUp').mockRejectedValueOnce(new Error('down'));
    await expect(ofAcme()).rejects.toThrow('down');
    registry.setFlags([aFlag('one', { kill: true })]);
    expect(await ofAcme()).toMatchObject({ flagsOff: 'one' });
  });
});
