import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCloud, type Cloud } from './cloud.ts';
import { runCommand } from './commands.ts';
import { pythonEnvironment } from './environment.mjs';
import { homeAt, repository } from './home.ts';
import { installationOf } from './installation.ts';
import { seedOperator, type Credentials } from './operator.ts';
import { seedDemo, signIn } from './seed.ts';

const print = (line: string) => console.log(`  ${line}`);

/** The same requests each time, unless the caller says otherwise: `npm run fuzz -- --seed 7 --max-examples 200`. */
const DEFAULTS = ['--seed', '20261127', '--max-examples', '30'];

const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
].join(',');

/** Ends the session that all other requests need. */
const LAST = 'endSession';

type Caller = { readonly name: string; readonly token: string };

/** `npm run fuzz`: what the OpenAPI document allows, and what it does not, as an operator and as a tenant's owner. */
async function fuzz(args: readonly string[]): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'freehold-fuzz-'));
  const home = homeAt(directory);
  const { operator, demo } = installationOf(home);
  const ports = { gate: 0, emulator: 0 };
  const cloud = await openCloud({ home, ports, persists: false, progress: print });
  try {
    await seedOperator(cloud, operator);
    const api = { url: cloud.apiUrl, operator };
    await seedDemo(api, demo);
    const callers = [
      await caller('operator', cloud, operator),
      await caller('owner', cloud, { ...demo, tenant: demo.slug }),
    ];
    let worst = 0;
    for (const one of callers) {
      for (const operations of [
        [`--exclude-operation-id=${LAST}`],
        [`--include-operation-id=${LAST}`],
      ]) {
        worst = Math.max(worst, await attack(one, cloud, [...operations, ...DEFAULTS, ...args]));
      }
    }
    return worst;
  } finally {
    await cloud.end();
    rmSync(directory, { recursive: true, force: true });
  }
}

type Body = Credentials & { readonly tenant?: string };

async function caller(name: string, { apiUrl }: Cloud, { email, password, tenant }: Body) {
  return { name, token: await signIn(apiUrl, { email, password, ...(tenant && { tenant }) }) };
}

async function attack({ name, token }: Caller, { apiUrl }: Cloud, args: readonly string[]) {
  print(`As ${name}: ${args.join(' ')}`);
  const { directory } = pythonEnvironment(repository, 'schemathesis');
  const { code } = await runCommand({
    command: [
      join(directory, 'bin', 'python'),
      '-c',
      'from schemathesis.cli import schemathesis; schemathesis()',
      'run',
      `${apiUrl}/v1/openapi.json`,
      `--url=${apiUrl}`,
      `--header=Authorization: Bearer ${token}`,
      `--checks=${CHECKS}`,
      '--phases=examples,coverage,fuzzing',
      '--continue-on-failure',
      '--request-timeout=60',
      '--warnings=off',
      ...args,
    ],
    env: { NO_COLOR: '1', COLUMNS: '150' },
    onLine: print,
  });
  return code;
}

process.exitCode = await fuzz(process.argv.slice(2));
