import { z } from 'zod';
import { STALENESS_LIMIT_SECONDS } from '../../../core/identity/freshness.ts';
import type { BenchCloud } from '../bench-cloud.ts';
import { goalsTable } from '../goal.ts';
import { median, percentile } from '../percentile.ts';
import type { BenchTenant } from '../platform-api.ts';
import type { Asked } from '../revocation-case.ts';
import { PAUSE_MS, secondsToLastAccepted, type Ended } from '../seconds-to-last-accepted.ts';
import type { Topic } from '../topic.ts';

const RUNS = 10;
const CLIENTS = 20;
const REASONS = ['billing', 'abuse', 'operator'] as const;

export const suspension: Topic = {
  name: 'suspension',
  title: 'Until nothing of a suspended tenant is served',
  needsCloud: true,

  async measure(cloud) {
    const tenant = await cloud.api.createTenant({ plan: 'enterprise' });
    await cloud.api.untilSettled(tenant.id);
    const requests = await requestsOf(cloud, tenant);
    const runs: Ended[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const change = () => stateBy(cloud, tenant, { step: 'suspend', reasons: REASONS });
      runs.push(await secondsToLastAccepted(cloud.api, { requests, change }, CLIENTS));
      await stateBy(cloud, tenant, { step: 'resume', reasons: REASONS });
    }
    const seconds = runs.map((one) => one.seconds);
    const longest = Math.max(...seconds);
    return {
      how: [
        `${CLIENTS} clients of one tenant ask at once, each for one route about every ${PAUSE_MS} ms, by an owner's token and by an API key, renewals of the session among them. A moment later the tenant is suspended for ${REASONS.length} reasons, in each of the ${RUNS} runs at another time of what gateway and authorizer remember; then each reason is lifted. Counted from the answer to the first reason until the last request was sent that was still accepted. Links to files are signed before and live on until they expire.`,
      ],
      tables: [
        goalsTable([
          {
            goal: `at most ${STALENESS_LIMIT_SECONDS} s`,
            measured: longest,
            isMet: longest <= STALENESS_LIMIT_SECONDS,
          },
        ]),
        {
          title: 'Seconds to the last accepted request',
          columns: ['runs', 'p50 s', 'p95 s', 'max s', 'the suspension itself, p50 s'],
          rows: [
            [
              runs.length,
              ...[0.5, 0.95, 1].map((share) => percentile(seconds, share)),
              median(runs.map(({ changeSeconds }) => changeSeconds)),
            ],
          ],
        },
      ],
    };
  },
};

/** The first reason ends what is served; the others come behind it. */
async function stateBy(
  { api }: BenchCloud,
  { id }: BenchTenant,
  { step, reasons }: { readonly step: 'suspend' | 'resume'; readonly reasons: readonly string[] },
): Promise<void> {
  await Promise.all(
    reasons.map((reason) =>
      api.call(z.unknown(), `POST /v1/tenants/${id}/${step}`, {
        token: api.operatorToken,
        body: { reason },
      }),
    ),
  );
}

const session = z.object({
  token: z.object({ accessToken: z.string(), refreshToken: z.string() }),
});
const key = z.object({ secret: z.string() });

async function requestsOf({ api }: BenchCloud, tenant: BenchTenant): Promise<Asked[]> {
  const body = { ...tenant.admin, tenant: tenant.slug };
  const { token } = await api.call(session, 'POST /v1/sessions', { body });
  const { secret } = await api.call(key, 'POST /v1/api-keys', {
    token: token.accessToken,
    body: { name: 'Bench', permissions: ['records:read', 'files:read', 'members:read'] },
  });
  const by = (credential: string) =>
    ['/v1/me', '/v1/records/bench', '/v1/files', '/v1/members'].map((path) => ({
      line: `GET ${path}`,
      call: { token: credential },
    }));
  const refresh = { body: { tenant: tenant.slug, refreshToken: token.refreshToken } };
  return [
    ...by(token.accessToken),
    ...by(secret),
    { line: 'POST /v1/sessions/refresh', call: refresh },
  ];
}
