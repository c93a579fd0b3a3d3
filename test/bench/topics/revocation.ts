import { STALENESS_LIMIT_SECONDS } from '../../../core/identity/freshness.ts';
import type { BenchCloud } from '../bench-cloud.ts';
import { joinMembers } from '../bench-members.ts';
import { goalsTable } from '../goal.ts';
import { percentile } from '../percentile.ts';
import type { BenchTenant } from '../platform-api.ts';
import { REVOCATION_CASES, type RevocationCase } from '../revocation-case.ts';
import { secondsToLastAccepted } from '../seconds-to-last-accepted.ts';
import type { Topic } from '../topic.ts';

const RUNS = 20;
const CLIENTS = 20;

export const revocation: Topic = {
  name: 'revocation',
  title: 'Until what was taken from somebody is refused',
  needsCloud: true,

  async measure(cloud) {
    const tenant = await cloud.api.createTenant({ plan: 'enterprise' });
    await cloud.api.untilSettled(tenant.id);
    const ownerToken = await cloud.api.signIn(tenant.admin, tenant.slug);
    const seconds = new Map<string, number[]>();
    for (const revoked of REVOCATION_CASES) {
      seconds.set(revoked.label, await secondsOf(cloud, { tenant, ownerToken }, revoked));
    }
    const longest = Math.max(...[...seconds.values()].flat());
    return {
      how: [
        `${CLIENTS} clients at once ask as the user, each one route again and again, renewals of the session among them; a moment later the change is made, at another time of what the gateway and the authorizer remember in each of the ${RUNS} runs, and for a member of its own. Counted from the sending of the change to the answer to the last request that was still accepted, so that both ways are in it.`,
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
          columns: ['change', 'runs', 'p50 s', 'p95 s', 'max s'],
          rows: [...seconds].map(([label, of]) => [
            label,
            of.length,
            ...[0.5, 0.95, 1].map((share) => percentile(of, share)),
          ]),
        },
      ],
    };
  },
};

type Owner = { readonly tenant: BenchTenant; readonly ownerToken: string };

async function secondsOf(cloud: BenchCloud, owner: Owner, revoked: RevocationCase) {
  const { api } = cloud;
  const names = Array.from(
    { length: RUNS },
    (_, at) => `${revoked.label.replaceAll(' ', '-')}-${at}`,
  );
  const joined = { tenant: owner.tenant, token: owner.ownerToken };
  const members = await joinMembers(cloud, joined, { names, role: revoked.role });
  const seconds: number[] = [];
  for (const member of members) {
    const revocation = await revoked.prepare({ api, ...owner, member });
    seconds.push(await secondsToLastAccepted(api, revocation, CLIENTS));
  }
  return seconds;
}
