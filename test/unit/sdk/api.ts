import { afterEach, beforeEach } from 'vitest';
import { createClient, type Client, type ClientOptions } from '../../../sdk/src/index.ts';
import { ApiStub } from '../cli/api-stub.ts';

/** An API of the test's making, and clients of it. */
export function anApi() {
  const at = { api: new ApiStub() };
  beforeEach(async () => {
    at.api = new ApiStub();
    await at.api.open();
  });
  afterEach(() => at.api.close());
  return {
    at,
    client: (options: Partial<ClientOptions> = {}): Client =>
      createClient({ apiUrl: at.api.url, ...options }),
  };
}

export const token = (accessToken: string, refreshToken = 'refresh-1', expiresIn = 1_800) => ({
  token: { accessToken, refreshToken, expiresIn },
});

export const aSession = (expiresAt = Date.now() + 60_000) => ({
  tenant: 'acme',
  accessToken: 'access-1',
  refreshToken: 'refresh-1',
  expiresAt,
});
