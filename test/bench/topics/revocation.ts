import { STALENESS_LIMIT_SECONDS } from '../../../core/identity/freshness.ts';
import type { BenchCloud } from '../bench-cloud.ts';
import { joinMembers } from '../bench-members.ts';
import { goalsTable } from '../goal.ts';
import { median, percentile } from '../percentile.ts';
import type { BenchTenant } from '../platform-api.ts';
import { REVOCATION_CASES, type RevocationCase } from '../revocation-case.ts';
import { PAUSE_MS, secondsToLastAccepted, type Ended } from '../seconds-to-last-accepted.ts';
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
    const owner = { tenant, ownerToken };
    const measured = await Promise.all(
      REVOCATION_CASES.map(async (revoked) => {
        const members = await membersFor(cloud, owner, revoked);
        return { revoked, members, runs: [] as Ended[] };
      }),
    );
    for (let run = 0; run < RUNS; run += 1) {
      await Promise.all(
        measured.map(async ({ revoked, members, runs }) => {
          const member = members[run];
          if (!member) throw new Error('Somebody did not join.');
          const revocation = await revoked.prepare({ api: cloud.api, ...owner, member });
          runs.push(await secondsToLastAccepted(cloud.api, revocation, CLIENTS));
        }),
      );
    }
    const longest = Math.max(...measured.flatMap(({ runs }) => runs.map(({ seconds }) => seconds)));
    return {
      how: [
        `${CLIENTS} clients of each user ask at once, each for one route about every ${PAUSE_MS} ms, renewals of the session among them, and the users of all changes at the same time: ${CLIENTS * REVOCATION_CASES.length} clients on this machine. A moment later the change is made, in each of the ${RUNS} runs at another time of what gateway and authorizer remember, and for a member of its own. Counted from the answer to the change until the last request was sent that was still accepted.`,
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
          columns: ['change', 'runs', 'p50 s', 'p95 s', 'max s', 'the change itself, p50 s'],
          rows: measured.map(({ revoked, runs }) => [
            revoked.label,
            runs.length,
            ...[0.5, 0.95, 1].map((share) =>
              percentile(
                runs.map(({ seconds }) => seconds),
                share,
              ),
            ),
            median(runs.map(({ changeSeconds }) => changeSeconds)),
          ]),
        },
      ],
    };
  },
};

type Owner = { readonly tenant: BenchTenant; readonly ownerToken: string };

function membersFor(cloud: BenchCloud, owner: Owner, { label, role }: RevocationCase) {
  const names = Array.from({ length: RUNS }, (_, run) => `${label.replaceAll(/\W+/g, '-')}-${run}`);
  return joinMembers(cloud, { tenant: owner.tenant, token: owner.ownerToken }, { names, role });
}
