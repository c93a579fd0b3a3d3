import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { loadPlatformConfig } from '../../adapters/yaml/load-platform-config.ts';
import { CommandFailure } from '../../cli/command-failure.ts';
import { contextIn } from '../../cli/context.ts';
import type { PlacementSpec } from '../../core/tenancy/placement-spec.ts';
import { toMarkdown, toText, type Table } from '../bench/table.ts';
import { deployedPlatform, type DeployedPlatform } from './deployed-platform.ts';
import { proveDoubts } from './doubts.ts';
import { proveIsolation } from './isolation-sample.ts';
import { proveOnboarding } from './onboarding.ts';
import type { Proof } from './proof.ts';
import { withTenantSessions } from './tenant-session.ts';

type Options = { readonly output?: string; readonly short?: boolean };
const ROOT = join(import.meta.dirname, '../..');

/** `npm run prove:aws -- --stage dev`: what only a deployed stage can show, on one; leaves its tenants there. */
async function run(options: Options, command: Command): Promise<void> {
  const interrupted = new AbortController().signal;
  const { stdin, stdout, stderr, env } = process;
  const context = contextIn({ stdin, stdout, stderr, env, interrupted })(command);
  const platform = await deployedPlatform(context);

  const isShort = options.short ?? false;
  const { proofs: onboarding, tenants } = await timed('Onboarding', () =>
    proveOnboarding(platform, specsOf(platform)),
  );
  const [isolation, doubts] = await withTenantSessions(platform, async (open) => {
    const proof = { platform, open, tenants, isShort };
    return [
      await timed('Isolation', () => proveIsolation(proof)),
      await timed('Doubts', () => proveDoubts(proof)),
    ];
  });
  const tables = [
    tableOf('Onboarding under each strategy', onboarding),
    tableOf('Isolation, with sessions of STS', isolation),
    tableOf('What only AWS can tell', doubts),
  ];
  const file = options.output ?? join(ROOT, '.build', `proof-${platform.stage}.md`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${[headOf(platform), ...tables.map(toMarkdown)].join('\n\n')}\n`);
  console.log(`${tables.map(toText).join('\n\n')}\n\n${file} is written.`);
  const all = [...onboarding, ...isolation, ...doubts];
  if (all.some(({ verdict }) => verdict === 'disproved')) process.exitCode = 1;
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await work();
  console.log(`${what} took ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  return result;
}

/** Each strategy here, and a stack of its own in each region of silos. */
function specsOf({ stage, region }: DeployedPlatform): PlacementSpec[] {
  const loaded = loadPlatformConfig({ directory: join(ROOT, 'config'), stage });
  const regions = loaded.ok ? loaded.value.siloRegions : [];
  return [
    { isolation: 'shared_schema', region },
    { isolation: 'shared_database', region, tier: 'pro' },
    { isolation: 'separate_schema', region },
    ...[...new Set([region, ...regions])].map((one): PlacementSpec => ({
      isolation: 'separate_database',
      region: one,
    })),
  ];
}

const tableOf = (title: string, proofs: readonly Proof[]): Table => ({
  title,
  columns: ['what', 'verdict', 'seen'],
  rows: proofs.map(({ subject, verdict, detail }) => [subject, verdict, detail]),
});

const headOf = ({ stage, account, region }: DeployedPlatform) =>
  `# Proof of the stage ${stage}\n\nAccount ${account}, ${region}, ${new Date().toISOString()}. Written by \`npm run prove:aws\`.`;

const program = new Command('prove:aws')
  .description('prove a deployed stage: onboarding, isolation, and what only AWS can tell')
  .requiredOption('--stage <name>', 'local, dev, prod')
  .option('--profile <name>', 'the operator’s session (default: that of the stage)')
  .option('--short', 'try each tenant’s session at one other tenant instead of at all')
  .option('--output <file>', 'the report (default: .build/proof-<stage>.md)')
  .action(run);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommandFailure)) throw error;
  console.error([error.message, ...(error.hint ? [error.hint] : [])].join('\n'));
  process.exitCode = error.exitCode;
}
