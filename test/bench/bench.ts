import { parseArgs } from 'node:util';
import { openBenchCloud, type BenchCloud } from './bench-cloud.ts';
import { momentNow } from './machine.ts';
import { requirePlaces, writeFigures } from './performance-page.ts';
import { reportText, type Report } from './report.ts';
import type { Topic } from './topic.ts';
import { audit } from './topics/audit.ts';
import { authorizer } from './topics/authorizer.ts';
import { billingYear } from './topics/billing-year.ts';
import { bundles } from './topics/bundles.ts';
import { calls } from './topics/calls.ts';
import { consolePages } from './topics/console.ts';
import { erasure } from './topics/erasure.ts';
import { events } from './topics/events.ts';
import { gate } from './topics/gate.ts';
import { metering } from './topics/metering.ts';
import { webhookStormTopic } from './topics/webhook-storm.ts';
import { moves } from './topics/moves.ts';
import { onboardingBursts } from './topics/onboarding-bursts.ts';
import { onboarding } from './topics/onboarding.ts';
import { neighbour } from './topics/neighbour.ts';
import { portability } from './topics/portability.ts';
import { provisioning } from './topics/provisioning.ts';
import { rateLimits } from './topics/rate-limits.ts';
import { quotas } from './topics/quotas.ts';
import { revocation } from './topics/revocation.ts';
import { suspension } from './topics/suspension.ts';
import { tenantSessions } from './topics/tenant-sessions.ts';
import { webhooks } from './topics/webhooks.ts';
import { whoExists } from './topics/who-exists.ts';

/** In this order; the cloud starts when the first topic needs it, the greatest load comes last. */
const TOPICS: readonly Topic[] = [
  authorizer,
  bundles,
  tenantSessions,
  whoExists,
  webhookStormTopic,
  calls,
  gate,
  rateLimits,
  neighbour,
  revocation,
  suspension,
  quotas,
  provisioning,
  onboardingBursts,
  onboarding,
  events,
  audit,
  metering,
  webhooks,
  billingYear,
  erasure,
  portability,
  consolePages,
  moves,
];

const USAGE = `Usage: npm run bench -- [--only TOPIC[,TOPIC]] [--json] [--write]
  --only   ${TOPICS.map(({ name }) => name).join(', ')}
  --json   the figures as JSON on stdout (npm run --silent bench -- --json)
  --write  puts the figures into docs/performance.md`;

/** What is not a figure goes to stderr. */
const say = (line: string) => console.error(`  ${line}`);

async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const topics = topicsOf(options.only);
  if (options.write) requirePlaces(topics.map(({ name }) => name));
  const reports = await measureAll(topics, async (report) => {
    if (!options.json) console.log(reportText(report));
    // At once: the last topic alone takes ten minutes, in which much can happen.
    if (options.write) await writeFigures([report]);
  });
  if (options.json) console.log(JSON.stringify(reports, null, 2));
}

function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  return values;
}

function topicsOf(only: string | undefined): readonly Topic[] {
  if (only === undefined) return TOPICS;
  const wanted = only.split(',');
  const unknown = wanted.find((name) => !TOPICS.some((topic) => topic.name === name));
  if (unknown !== undefined) throw new Error(`There is no topic ${unknown}.\n${USAGE}`);
  return TOPICS.filter(({ name }) => wanted.includes(name));
}

async function measureAll(
  topics: readonly Topic[],
  tell: (report: Report) => Promise<void>,
): Promise<Report[]> {
  const reports: Report[] = [];
  let cloud: BenchCloud | undefined;
  try {
    for (const topic of topics) {
      if (topic.needsCloud) cloud ??= await openBenchCloud(say);
      const report = await measureOne(topic, cloud);
      reports.push(report);
      await tell(report);
    }
  } finally {
    await cloud?.end();
  }
  return reports;
}

async function measureOne(topic: Topic, cloud: BenchCloud | undefined): Promise<Report> {
  say(`Measuring ${topic.name}`);
  const moment = momentNow();
  const { name, title } = topic;
  if (!topic.needsCloud) return { name, title, moment, ...(await topic.measure()) };
  if (!cloud) throw new Error(`${name} needs a cloud.`);
  return { name, title, moment, ...(await topic.measure(cloud)) };
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
