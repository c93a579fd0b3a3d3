import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { loadPlatformConfig } from '../../adapters/yaml/load-platform-config.ts';
import { formatError } from '../../core/platform-config/config-error.ts';
import { settingsWithoutEffect } from '../../core/platform-config/settings-without-effect.ts';
import { findPython, nodeProblem } from '../../local/environment.mjs';
import { sendRequest } from '../api-client.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { counted, table } from '../output.ts';

type Finding = { readonly check: string; readonly isWell: boolean; readonly detail: string };

/** `freehold doctor`: what this machine and the chosen platform lack, each with what to do about it. */
export async function examine(context: CliContext): Promise<void> {
  const isLocal = context.profileName === 'local';
  const findings = [
    node(),
    ...(isLocal ? [python()] : []),
    configuration(context),
    ...(await platform(context)),
    ...(isLocal ? await gate(context) : []),
  ];
  const lines = table(findings.map((f) => [f.isWell ? '✓' : '✗', f.check, f.detail]));
  context.output.result({ findings }, lines);

  const ills = findings.filter(({ isWell }) => !isWell).length;
  if (ills > 0) {
    throw new CommandFailure(`${ills} of ${findings.length} checks failed.`, {
      problem: { findings },
    });
  }
}

function node(): Finding {
  const problem = nodeProblem();
  return { check: 'Node.js', isWell: !problem, detail: problem ?? process.versions.node };
}

function python(): Finding {
  const found = findPython();
  return { check: 'Python', isWell: found.ok, detail: found.ok ? found.command : found.problem };
}

function configuration({ stage }: CliContext): Finding {
  const directory = join(import.meta.dirname, '..', '..', 'config');
  const loaded = loadPlatformConfig({ directory, stage });
  if (loaded.ok) {
    const idle = settingsWithoutEffect(loaded.value).map(({ setting }) => setting);
    const detail = `valid for ${stage}; no effect yet: ${idle.join(', ')}`;
    return { check: 'configuration', isWell: true, detail };
  }
  const [first] = loaded.error.map(formatError);
  const count = counted(loaded.error.length, 'problem');
  return {
    check: 'configuration',
    isWell: false,
    detail: `${count}: ${first ?? ''}; see \`freehold config validate --stage ${stage}\``,
  };
}

async function platform(context: CliContext): Promise<Finding[]> {
  if (context.profileName === 'local' && !existsSync(context.profiles.localFile)) {
    return [{ check: 'platform', isWell: false, detail: 'not running; start it with `npm start`' }];
  }
  return [await answers(context), await signsIn(context), await capacity(context)];
}

/** What cannot be seen is no ill: who operates a platform need have no right to its AWS account. */
async function capacity(context: CliContext): Promise<Finding> {
  const { capacityHere, shortageIn } = await import('./capacity.ts');
  try {
    const here = await capacityHere(context, {});
    const shortage = shortageIn(here);
    const remaining = `${here.remaining.shared_schema.tenants.toLocaleString('en-US')} more tenants fit`;
    return {
      check: 'capacity',
      isWell: shortage === undefined,
      detail: shortage ? `${shortage} See \`freehold capacity\`` : remaining,
    };
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
    return { check: 'capacity', isWell: true, detail: `not looked at: ${reason}` };
  }
}

const description = z.looseObject({ info: z.looseObject({ version: z.string() }) });

const answers = ({ profile, surroundings }: CliContext) =>
  finding('API', async () => {
    const { apiUrl } = profile();
    const url = new URL(`${apiUrl}/v1/openapi.json`);
    const { info } = await sendRequest(
      { method: 'GET', url, answer: description },
      surroundings.interrupted,
    );
    return `${apiUrl} answers, version ${info.version}`;
  });

const signsIn = ({ call }: CliContext) =>
  finding('operator', async () => {
    const me = await call('showMe');
    return `signs in as ${me.email}`;
  });

/** Only the laptop's cloud has one: it judges each call as IAM would. */
async function gate({ profiles, profile, surroundings }: CliContext): Promise<Finding[]> {
  if (!existsSync(profiles.localFile)) return [];
  const look = async () => {
    const local = profile();
    const endpoint = local.kind === 'local' ? local.awsEndpoint : '';
    const url = new URL(`${endpoint}/_gate/ready`);
    const answer = z.object({ ready: z.boolean() });
    await sendRequest({ method: 'GET', url, answer }, surroundings.interrupted);
    return `${endpoint} answers`;
  };
  return [await finding('local cloud', look)];
}

async function finding(check: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { check, isWell: true, detail: await look() };
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    const hint = error.hint ? ` ${error.hint}` : '';
    return { check, isWell: false, detail: `${error.message}${hint}` };
  }
}
