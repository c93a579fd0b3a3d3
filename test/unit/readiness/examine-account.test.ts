import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPlatformConfig } from '../../../adapters/yaml/load-platform-config.ts';
import type { PlatformConfig } from '../../../core/platform-config/platform-config.ts';
import type { AccountFacts } from '../../../core/readiness/account-facts.ts';
import { examineAccount } from '../../../core/readiness/examine-account.ts';
import type { Finding } from '../../../core/readiness/finding.ts';

const WELL: AccountFacts = {
  bootstrapVersion: async () => 30,
  concurrentExecutions: async () => 1_000,
  mailAccount: async () => ({ isInSandbox: false, isSendingEnabled: true, mailsPerDay: 50_000 }),
  isVerifiedSender: async (identity) => (identity.includes('@') ? undefined : true),
  hasSecret: async () => true,
  hasRole: async () => true,
};

const config = ownConfig();
const withStripe: PlatformConfig = {
  ...config,
  services: {
    ...config.services,
    billing: {
      provider: 'stripe',
      apiKey: { secretName: 'STRIPE_API_KEY' },
      webhookSecret: { secretName: 'STRIPE_WEBHOOK_SECRET' },
      onOutage: 'follow',
    },
  },
};

function ownConfig(): PlatformConfig {
  const directory = join(import.meta.dirname, '../../../config');
  const loaded = loadPlatformConfig({ directory, stage: 'prod' });
  if (!loaded.ok) throw new Error('The own configuration is not valid.');
  return loaded.value;
}

const plan = {
  ...{ stage: 'prod', account: '111122223333', config },
  regions: ['us-east-1', 'eu-central-1'],
};

const examine = (facts: Partial<AccountFacts>, over: Partial<typeof plan> = {}) =>
  examineAccount({ ...WELL, ...facts }, { ...plan, ...over });

const ills = (findings: readonly Finding[]) =>
  findings
    .filter(({ status, check }) => status !== 'ok' && check !== 'mails of Cognito')
    .map(({ check, status, advice }) => ({ check, status, advice }));

describe('an account before the first deployment', () => {
  it('is well when it has all, and Cognito’s own mails are named in any case', async () => {
    const findings = await examine({});
    expect(ills(findings)).toEqual([]);
    expect(findings.find(({ check }) => check === 'mails of Cognito')).toMatchObject({
      status: 'warning',
      detail: expect.stringContaining('50 a day') as string,
    });
  });

  it.each<[string, Partial<AccountFacts>, object[]]>([
    [
      'has no bootstrap in a region of silos',
      { bootstrapVersion: async (region) => (region === 'us-east-1' ? 30 : undefined) },
      [
        {
          check: 'bootstrap eu-central-1',
          status: 'problem',
          advice: 'npx cdk bootstrap aws://111122223333/eu-central-1',
        },
      ],
    ],
    [
      'has a bootstrap that is too old',
      { bootstrapVersion: async (region) => (region === 'us-east-1' ? 5 : 8) },
      [{ check: 'bootstrap us-east-1', status: 'problem' }],
    ],
    [
      'is new, and Lambda lets it reserve nothing',
      { concurrentExecutions: async () => 10 },
      [{ check: 'Lambda concurrency', status: 'problem' }],
    ],
    [
      'has less concurrency than is usual',
      { concurrentExecutions: async () => 400 },
      [{ check: 'Lambda concurrency', status: 'warning' }],
    ],
    [
      'is in the sandbox of SES',
      {
        mailAccount: async () => ({ isInSandbox: true, isSendingEnabled: true, mailsPerDay: 200 }),
      },
      [{ check: 'SES', status: 'warning' }],
    ],
    [
      'may not send',
      {
        mailAccount: async () => ({ isInSandbox: false, isSendingEnabled: false, mailsPerDay: 0 }),
      },
      [{ check: 'SES', status: 'problem' }],
    ],
    [
      'has a sender that SES does not know',
      { isVerifiedSender: async () => undefined },
      [
        {
          check: 'sender of mails',
          status: 'problem',
          advice: 'aws sesv2 create-email-identity --email-identity freehold.example',
        },
      ],
    ],
    [
      'has a sender whose domain is not verified yet',
      { isVerifiedSender: async (identity) => (identity.includes('@') ? undefined : false) },
      [
        {
          check: 'sender of mails',
          status: 'problem',
          advice: expect.stringContaining('get-email-identity') as string,
        },
      ],
    ],
    [
      'lacks service-linked roles',
      { hasRole: async () => false },
      [
        { check: 'role of ops', status: 'warning' },
        {
          check: 'role of email',
          status: 'warning',
          advice:
            'aws iam create-service-linked-role --aws-service-name email.cognito-idp.amazonaws.com',
        },
      ],
    ],
    [
      'does not let us look',
      { hasRole: async () => Promise.reject(new Error('AccessDenied: iam:GetRole\n at …')) },
      [{ check: 'service-linked roles', status: 'warning' }],
    ],
  ])('says that it %s', async (_, facts, expected) => {
    expect(ills(await examine(facts))).toMatchObject(expected);
  });

  it('names each secret of the configuration that is missing, and how to make it', async () => {
    const present = 'freehold/prod/STRIPE_API_KEY';
    const findings = await examine(
      { hasSecret: async (id) => id === present },
      { config: withStripe },
    );
    expect(ills(findings)).toEqual([
      {
        check: 'secret STRIPE_WEBHOOK_SECRET',
        status: 'problem',
        advice:
          'aws secretsmanager create-secret --name freehold/prod/STRIPE_WEBHOOK_SECRET --secret-string …',
      },
    ]);
  });
});
