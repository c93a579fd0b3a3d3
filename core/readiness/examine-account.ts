import type { PlatformConfig } from '../platform-config/platform-config.ts';
import { secretId } from '../secrets/secret-id.ts';
import type { AccountFacts } from './account-facts.ts';
import { firstLineOf, ok, problem, warning, type Finding } from './finding.ts';

export type AccountPlan = {
  readonly stage: string;
  readonly account: string;
  /** The platform's own region and those of silos. */
  readonly regions: readonly string[];
  readonly config: PlatformConfig;
};

type Check = {
  readonly name: string;
  readonly examine: (facts: AccountFacts, plan: AccountPlan) => Promise<Finding[]>;
};

/** Every check beside the others; one that cannot be made is a warning. */
export async function examineAccount(facts: AccountFacts, plan: AccountPlan): Promise<Finding[]> {
  const findings = await Promise.all(
    CHECKS.map(({ name, examine }) =>
      examine(facts, plan).catch((error: unknown) => [
        warning(name, `not examined: ${firstLineOf(error)}`, 'Ask who has the right to look.'),
      ]),
    ),
  );
  return findings.flat();
}

/** What the templates ask of it: `requiresBootstrapStackVersion` in the assembly's manifest. */
const BOOTSTRAP_VERSION = 8;

async function bootstrap(facts: AccountFacts, { account, regions }: AccountPlan) {
  return Promise.all(
    regions.map(async (region) => {
      const check = `bootstrap ${region}`;
      const advice = `npx cdk bootstrap aws://${account}/${region}`;
      const version = await facts.bootstrapVersion(region);
      if (version === undefined) return problem(check, 'the CDK has no bootstrap here', advice);
      if (version >= BOOTSTRAP_VERSION) return ok(check, `version ${version}`);
      return problem(check, `version ${version}, and ${BOOTSTRAP_VERSION} is needed`, advice);
    }),
  );
}

/**
 * Lambda lets an account reserve all but a hundred; a new account begins far below the usual thousand.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
const NEVER_RESERVED = 100;
const USUAL_CONCURRENCY = 1_000;

async function concurrency(facts: AccountFacts): Promise<Finding[]> {
  const check = 'Lambda concurrency';
  const count = await facts.concurrentExecutions();
  const advice = 'Ask Service Quotas for 1,000 concurrent executions: it takes days.';
  if (count <= NEVER_RESERVED) {
    return [problem(check, `${count} at once: no function can reserve any`, advice)];
  }
  if (count < USUAL_CONCURRENCY) return [warning(check, `${count} at once`, advice)];
  return [ok(check, `${count} at once`)];
}

async function mail(facts: AccountFacts, { config }: AccountPlan): Promise<Finding[]> {
  const { email } = config.services.notification;
  if (email.provider !== 'ses') return [];
  return [
    await mailAccount(facts),
    await sender(facts, email.fromAddress),
    warning(
      'mails of Cognito',
      'codes and resets that Cognito sends by itself are 50 a day for the whole account',
      'Let the pools send through SES, or expect no more than that.',
    ),
  ];
}

async function mailAccount(facts: AccountFacts): Promise<Finding> {
  const { isInSandbox, isSendingEnabled, mailsPerDay } = await facts.mailAccount();
  if (!isSendingEnabled) {
    return problem('SES', 'sending is paused', 'See the account’s reputation in the SES console.');
  }
  if (isInSandbox) {
    return warning(
      'SES',
      `in the sandbox: ${mailsPerDay} mails a day, to verified addresses only`,
      'Ask for production access: aws sesv2 put-account-details --production-access-enabled …',
    );
  }
  return ok('SES', `${mailsPerDay} mails a day`);
}

async function sender(facts: AccountFacts, address: string): Promise<Finding> {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const known = [await facts.isVerifiedSender(address), await facts.isVerifiedSender(domain)];
  if (known.includes(true)) return ok('sender of mails', `${address} is verified`);
  const isPending = known.includes(false);
  return problem(
    'sender of mails',
    isPending
      ? `${address} waits for its verification`
      : `SES knows neither ${address} nor ${domain}`,
    isPending
      ? `Set the DNS records that it names: aws sesv2 get-email-identity --email-identity ${domain}`
      : `aws sesv2 create-email-identity --email-identity ${domain}`,
  );
}

async function secrets(facts: AccountFacts, { stage, config }: AccountPlan): Promise<Finding[]> {
  const names = [...new Set(secretNamesIn(config.services))];
  if (names.length === 0) return [ok('secrets', 'the configuration refers to none')];
  return Promise.all(
    names.map(async (name) => {
      const id = secretId(stage, name);
      if (await facts.hasSecret(id)) return ok(`secret ${name}`, `${id} is there`);
      const command = `aws secretsmanager create-secret --name ${id} --secret-string …`;
      return problem(
        `secret ${name}`,
        `${id} is missing, and the configuration refers to it`,
        command,
      );
    }),
  );
}

/** Wherever a reference stands in the services. */
function secretNamesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('secretName' in value && typeof value.secretName === 'string') return [value.secretName];
  return Object.values(value).flatMap(secretNamesIn);
}

/** What a service does in the account as itself. AWS makes one at the first use, if the user of that moment may. */
const SERVICE_LINKED_ROLES = [
  {
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/using-service-linked-roles.html
    role: 'AWSServiceRoleForAPIGateway',
    service: 'ops.apigateway.amazonaws.com',
    isNeeded: () => true,
  },
  {
    // https://docs.aws.amazon.com/cognito/latest/developerguide/using-service-linked-roles.html
    role: 'AWSServiceRoleForAmazonCognitoIdpEmailService',
    service: 'email.cognito-idp.amazonaws.com',
    isNeeded: ({ config }: AccountPlan) => config.services.notification.email.provider === 'ses',
  },
];

async function serviceLinkedRoles(facts: AccountFacts, plan: AccountPlan): Promise<Finding[]> {
  const needed = SERVICE_LINKED_ROLES.filter(({ isNeeded }) => isNeeded(plan));
  return Promise.all(
    needed.map(async ({ role, service }) => {
      if (await facts.hasRole(role)) return ok(`role of ${service.split('.')[0] ?? service}`, role);
      return warning(
        `role of ${service.split('.')[0] ?? service}`,
        `${role} is missing: only a caller with iam:CreateServiceLinkedRole could make it later`,
        `aws iam create-service-linked-role --aws-service-name ${service}`,
      );
    }),
  );
}

const CHECKS: readonly Check[] = [
  { name: 'bootstrap', examine: bootstrap },
  { name: 'Lambda concurrency', examine: concurrency },
  { name: 'mail', examine: mail },
  { name: 'secrets', examine: secrets },
  { name: 'service-linked roles', examine: serviceLinkedRoles },
];
