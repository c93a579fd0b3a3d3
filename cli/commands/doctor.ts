import { existsSync } from 'node:fs';
import { z } from 'zod';
import { findPython, nodeProblem } from '../../local/environment.mjs';
import { sendRequest } from '../api-client.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { table } from '../output.ts';
import { localFile } from '../profile.ts';

type Finding = { readonly check: string; readonly isWell: boolean; readonly detail: string };

/** `freehold doctor`: what this machine and the chosen platform lack, each with what to do about it. */
export async function examine(context: CliContext): Promise<void> {
  const findings = [node(), python(), ...(await platform(context))];
  const lines = table(findings.map((f) => [f.isWell ? '✓' : '✗', f.check, f.detail]));
  context.output.result({ findings }, lines);

  const ills = findings.filter(({ isWell }) => !isWell).length;
  if (ills > 0) throw new CommandFailure(`${ills} of ${findings.length} checks failed.`);
}

function node(): Finding {
  const problem = nodeProblem();
  return { check: 'Node.js', isWell: !problem, detail: problem ?? process.versions.node };
}

function python(): Finding {
  const found = findPython();
  return { check: 'Python', isWell: found.ok, detail: found.ok ? found.command : found.problem };
}

async function platform(context: CliContext): Promise<Finding[]> {
  if (context.profileName === 'local' && !existsSync(localFile())) {
    return [{ check: 'platform', isWell: false, detail: 'not running; start it with `npm start`' }];
  }
  return [await answers(context), await signsIn(context)];
}

const answers = ({ profile }: CliContext) =>
  finding('API', async () => {
    const { apiUrl } = profile();
    const { body } = await sendRequest(apiUrl, {
      path: '/v1/openapi.json',
      answer: z.looseObject({ info: z.looseObject({ version: z.string() }) }),
    });
    return `${apiUrl} answers, version ${body.info.version}`;
  });

const signsIn = (context: CliContext) =>
  finding('operator', async () => {
    await context.send({ path: '/v1/me', answer: z.unknown() });
    return 'signs in';
  });

async function finding(check: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { check, isWell: true, detail: await look() };
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    const hint = error.hint ? ` ${error.hint}` : '';
    return { check, isWell: false, detail: `${error.message}${hint}` };
  }
}
