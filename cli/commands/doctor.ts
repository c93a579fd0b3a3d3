import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { loadPlatformConfig } from '../../adapters/yaml/load-platform-config.ts';
import { formatError } from '../../core/platform-config/config-error.ts';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import { settingsWithoutEffect } from '../../core/platform-config/settings-without-effect.ts';
import { firstLineOf, ok, problem, warning, type Finding } from '../../core/readiness/finding.ts';
import { findPython, nodeProblem } from '../../local/environment.mjs';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { counted } from '../output.ts';
import { readJson } from '../read-json.ts';

const MARKS = { ok: '✓', warning: '!', problem: '✗' } as const;

/**
 * `freehold doctor`: what this machine, the chosen platform and, but for the laptop's, its AWS account lack, each
 * with what to do about it.
 */
export async function examine(context: CliContext): Promise<void> {
  const findings = [
    node(),
    ...(context.stage === 'local' ? [python()] : []),
    ...(await configured(context)),
    ...(await platform(context)),
  ];
  context.output.result({ findings }, findings.flatMap(linesOf));

  const problems = findings.filter(({ status }) => status === 'problem').length;
  if (problems > 0) {
    throw new CommandFailure(`${problems} of ${findings.length} checks failed.`, {
      problem: { findings },
    });
  }
}

const CHECK_WIDTH = 26;

const linesOf = ({ check, status, detail, advice }: Finding): string[] => [
  `${MARKS[status]}  ${check.padEnd(CHECK_WIDTH)}  ${detail}`,
  ...(advice === undefined ? [] : [`   ${' '.repeat(CHECK_WIDTH)}  ${advice}`]),
];

function node(): Finding {
  const lack = nodeProblem();
  return lack ? problem('Node.js', lack, 'Then try again.') : ok('Node.js', process.versions.node);
}

function python(): Finding {
  const found = findPython();
  return found.ok
    ? ok('Python', found.command)
    : problem('Python', found.problem, 'Then try again.');
}

/** The account is examined against the configuration, so that it must be valid. */
async function configured(context: CliContext): Promise<Finding[]> {
  const { stage } = context;
  const directory = join(import.meta.dirname, '..', '..', 'config');
  const loaded = loadPlatformConfig({ directory, stage });
  if (loaded.ok) {
    const idle = settingsWithoutEffect(loaded.value).map(({ setting }) => setting);
    const remark = idle.length > 0 ? `; no effect yet: ${idle.join(', ')}` : '';
    const valid = ok('configuration', `valid for ${stage}${remark}`);
    return [valid, ...(await account(context, loaded.value))];
  }
  const [first] = loaded.error.map(formatError);
  const detail = `${counted(loaded.error.length, 'problem')}: ${first ?? ''}`;
  return [problem('configuration', detail, `freehold config validate --stage ${stage}`)];
}

/** Only here: it loads the AWS SDK and the CDK. */
async function account(context: CliContext, config: PlatformConfig): Promise<Finding[]> {
  if (context.stage === 'local') return [];
  const { accountFindings } = await import('../account-checks.ts');
  return accountFindings(context, config).catch((error: unknown) => [
    error instanceof CommandFailure
      ? failed('account', error)
      : problem('account', firstLineOf(error), 'Check AWS_PROFILE, AWS_REGION and the network.'),
  ]);
}

async function platform(context: CliContext): Promise<Finding[]> {
  const { profileName, profiles, stage } = context;
  if (profileName === 'local') {
    if (!existsSync(profiles.localFile)) {
      return [problem('platform', 'not running', 'Start it with `npm start`.')];
    }
    return [...(await signedIn(context)), await capacity(context), ...(await gate(context))];
  }
  if (profiles.find(profileName)) return signedIn(context);
  const login = `After the first deployment: freehold login --stage ${stage} --api-url https://… --email …`;
  return [warning('platform', `you are not signed in to ${profileName}`, login)];
}

const signedIn = async (context: CliContext): Promise<Finding[]> => [
  await answers(context),
  await signsIn(context),
];

/** What cannot be seen is no ill: who operates a platform need have no right to its AWS account. */
async function capacity(context: CliContext): Promise<Finding> {
  const { capacityHere, shortageIn } = await import('./capacity.ts');
  try {
    const here = await capacityHere(context, {});
    const shortage = shortageIn(here);
    if (shortage !== undefined) return problem('capacity', shortage, 'See `freehold capacity`.');
    const remaining = here.remaining.shared_schema.tenants.toLocaleString('en-US');
    return ok('capacity', `${remaining} more tenants fit`);
  } catch (error) {
    return ok('capacity', `not looked at: ${firstLineOf(error)}`);
  }
}

const description = z.looseObject({ info: z.looseObject({ version: z.string() }) });

const answers = ({ profile, surroundings }: CliContext) =>
  finding('API', async () => {
    const { apiUrl } = profile();
    const url = new URL(`${apiUrl}/v1/openapi.json`);
    const { info } = await readJson({ url, answer: description }, surroundings.interrupted);
    return `${apiUrl} answers, version ${info.version}`;
  });

const signsIn = ({ call }: CliContext) =>
  finding('operator', async () => {
    const me = await call('showMe');
    return `signs in as ${me.kind === 'key' ? me.keyId : me.email}`;
  });

/** Only the laptop's cloud has one: it judges each call as IAM would. */
async function gate({ profile, surroundings }: CliContext): Promise<Finding[]> {
  const look = async () => {
    const local = profile();
    const endpoint = local.kind === 'local' ? local.awsEndpoint : '';
    const url = new URL(`${endpoint}/_gate/ready`);
    const answer = z.object({ ready: z.boolean() });
    await readJson({ url, answer }, surroundings.interrupted);
    return `${endpoint} answers`;
  };
  return [await finding('local cloud', look)];
}

async function finding(check: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return ok(check, await look());
  } catch (error) {
    return failed(check, error);
  }
}

/** What nobody foresaw is a failure of the command itself. */
function failed(check: string, error: unknown): Finding {
  if (!(error instanceof CommandFailure)) throw error;
  return { ...{ check, status: 'problem', detail: error.message }, advice: error.hint };
}
