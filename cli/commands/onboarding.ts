import type { CliContext } from '../context.ts';
import type { AnswerOf } from '../operations.ts';
import { stepLines } from '../tenant-view.ts';

type Onboarding = AnswerOf<'showOnboarding'>;

/** `freehold onboarding` */
export async function showOnboarding({ call, output }: CliContext): Promise<void> {
  const onboarding = await call('showOnboarding');
  output.result(onboarding, [
    ...stepLines(onboarding.steps),
    ...keyLines(onboarding),
    ...nameLines(onboarding),
    ...(onboarding.webhooks ?? []).map(
      ({ id, url }) =>
        `Webhooks go to ${url}; their secret: freehold webhook endpoints show ${id} --secret`,
    ),
    ...(onboarding.sso ? [`Single sign-on by ${onboarding.sso.protocol} is to be set up.`] : []),
  ]);
}

function keyLines({ apiKey }: Onboarding): string[] {
  if (!apiKey) return [];
  const { id, secret } = apiKey;
  return secret === undefined
    ? [`The first API key is ${id}; its secret was told: freehold api-key rotate ${id}`]
    : [`The first API key is ${id}, whose secret is shown this once:`, secret];
}

const STATES = {
  leads: 'it is there',
  missing: 'the DNS does not know it yet',
  'leads-elsewhere': 'the DNS leads it elsewhere',
  unknown: 'the DNS did not answer',
} as const;

function nameLines({ domainName }: Onboarding): string[] {
  if (!domainName) return [];
  const { name, target, isManaged, state } = domainName;
  const set = isManaged || state === 'leads' ? '' : ` Set the record: ${name} CNAME ${target}`;
  return [`The tenant’s name is ${name}: ${STATES[state]}.${set}`];
}
