import type { Construct } from 'constructs';
import { ORIGIN_SECRET_NAME } from '../../core/edge-protection/origin-secret.ts';
import { secretId } from '../../core/secrets/secret-id.ts';
import { accountEnv } from '../../functions/identity/account/env.ts';
import { identityApiEnv } from '../../functions/identity/api/env.ts';
import { authorizeRequestEnv } from '../../functions/identity/authorize-request/env.ts';
import { sendAccountMailsEnv } from '../../functions/identity/send-account-mails/env.ts';
import { EVENT_ATTRIBUTES, grantControlItems, grantRefusals } from '../constructs/control-items.ts';
import { grantUsageSending, usageQueueSettings } from '../constructs/metering-rights.ts';
import { mailingSettings, signInSettings, type Platform } from '../constructs/platform.ts';
import { deadLetters } from '../constructs/dead-letters.ts';
import { grantSending } from '../constructs/mail-rights.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { grantSecretRead } from '../constructs/secret-read.ts';
import { grantSecretUse } from '../constructs/secret-use.ts';
import { StreamPublisher } from '../constructs/stream-publisher.ts';
import { grantAccountChanges, grantSignIn } from '../constructs/user-pool-rights.ts';

/** The authorizer of every route that needs a token. */
export function requestAuthorizer(scope: Construct, platform: Platform) {
  const { stage } = platform;
  const fn = new PlatformFunction(scope, 'AuthorizeRequest', {
    stage,
    path: 'identity/authorize-request',
    description: 'Verifies the token or the API key of a request and says whom it may act for',
    env: authorizeRequestEnv,
    environment: {
      ...signInSettings(platform),
      CELL: stage.cell,
      ORIGIN_SECRET_ID: stage.edgeProtection ? secretId(stage.name, ORIGIN_SECRET_NAME) : '',
    },
    reservedConcurrency: stage.reservedConcurrency?.authorizer,
    // API Gateway waits ten for it: two are for the start of an environment.
    timeoutSeconds: 8,
  });
  if (stage.edgeProtection) grantSecretRead(fn, stage, [ORIGIN_SECRET_NAME]);
  grantControlItems(fn, platform.controlTable, {
    actions: ['BatchGetItem'],
    leadingKeys: [...AUTHENTICATION_KEYS, 'SUPPORT#*', 'API_KEYS#*', 'FLAGS'],
  });
  // When a key was used last, and nothing else of it.
  grantControlItems(fn, platform.controlTable, {
    actions: ['UpdateItem'],
    leadingKeys: ['API_KEYS#*'],
    attributes: ['pk', 'sk', 'lastUsedAt'],
  });
  grantRefusals(fn, platform.controlTable);
  return fn.function;
}

export const identityApi = (scope: Construct, platform: Platform) => ({
  'identity/api': signInApi(scope, platform),
  'identity/account': accountApi(scope, platform),
});

function signInApi(scope: Construct, platform: Platform) {
  const fn = new PlatformFunction(scope, 'IdentityApi', {
    stage: platform.stage,
    path: 'identity/api',
    description: 'Signs users and operators in and out',
    env: identityApiEnv,
    environment: {
      ...signInSettings(platform),
      ...usageQueueSettings(platform),
      SECRETS_KEY_ARN: platform.secretsKey.keyArn,
    },
    reservedConcurrency: platform.stage.reservedConcurrency?.signIn,
  });
  for (const items of SIGN_IN_ITEMS) grantControlItems(fn, platform.controlTable, items);
  // What is left of the caller's own limits.
  grantControlItems(fn, platform.usageTable, { actions: ['GetItem'], leadingKeys: ['LIMIT#*'] });
  // Who was active: it is metered.
  grantUsageSending(fn, platform);
  grantSignIn(fn, platform.stage);
  grantSecretUse(fn, platform, SIGN_IN_SECRETS);
  return fn.function;
}

/** Apart from the one that signs in: it may set passwords. */
function accountApi(scope: Construct, platform: Platform) {
  const fn = new PlatformFunction(scope, 'IdentityAccount', {
    stage: platform.stage,
    path: 'identity/account',
    description: 'Serves users their own accounts: sessions, passwords, second factors',
    env: accountEnv,
    environment: { ...signInSettings(platform), SECRETS_KEY_ARN: platform.secretsKey.keyArn },
  });
  for (const items of ACCOUNT_ITEMS) grantControlItems(fn, platform.controlTable, items);
  grantAccountChanges(fn, platform.stage);
  grantSecretUse(fn, platform, SIGN_IN_SECRETS);
  return fn.function;
}

/** Sends the mails that wait in the control table, as its stream tells of them. */
export function accountMails(scope: Construct, platform: Platform): void {
  const { controlTable } = platform;
  const fn = new StreamPublisher(scope, 'SendAccountMails', {
    stage: platform.stage,
    path: 'identity/send-account-mails',
    description: 'Sends the mails about users’ accounts',
    env: sendAccountMailsEnv,
    environment: mailingSettings(platform),
    timeoutSeconds: 30,
    unpublished: deadLetters(scope, 'UnsentAccountMails', {
      meaning: 'Mails about accounts could not be sent.',
      runbook: MAILS_RUNBOOK,
    }),
    runbook: MAILS_RUNBOOK,
  });
  for (const items of ACCOUNT_MAIL_ITEMS) grantControlItems(fn, controlTable, items);
  grantSending(fn, platform);
  fn.addTable(controlTable, [
    { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'MAIL#' }] } } } },
  ]);
}

const MAILS_RUNBOOK = 'unsent-account-mails';

const SIGN_IN_SECRETS = { actions: ['kms:Encrypt', 'kms:Decrypt'], purpose: 'sign-in' } as const;

/** Pools, their roles and members, and whose sessions stand. */
const AUTHENTICATION_KEYS = ['POOL#*', 'ROLES#*', 'MEMBERS#*', 'SESSIONS#*'];

/** The outbox of events lies beside the tenant's record. */
const TENANT_EVENTS = {
  actions: ['PutItem'],
  leadingKeys: ['TENANT#*'],
  attributes: EVENT_ATTRIBUTES,
};

const SIGN_IN_ITEMS = [
  {
    actions: ['GetItem'],
    leadingKeys: ['SLUG#*', 'TENANT#*', 'ATTEMPTS#*', 'POLICY#*', 'DEVICE#*'],
  },
  { actions: ['BatchGetItem'], leadingKeys: [...AUTHENTICATION_KEYS, 'FLAGS'] },
  {
    actions: ['PutItem'],
    leadingKeys: ['SESSIONS#*', 'CHALLENGE#*', 'ATTEMPTS#*', 'DEVICE#*', 'FACTOR#*', 'MAIL#*'],
  },
  // That somebody signed in as the member, and nothing else of him.
  {
    actions: ['UpdateItem'],
    leadingKeys: ['MEMBERS#*'],
    attributes: ['pk', 'sk', 'signedInAt'],
  },
  { actions: ['UpdateItem'], leadingKeys: ['SESSIONS#*', 'CHALLENGE#*', 'ATTEMPTS#*'] },
  { actions: ['DeleteItem'], leadingKeys: ['SESSIONS#*', 'CHALLENGE#*', 'ATTEMPTS#*'] },
  TENANT_EVENTS,
];

const ACCOUNT_ITEMS = [
  {
    actions: ['GetItem'],
    leadingKeys: [
      ...['SLUG#*', 'TENANT#*', 'ATTEMPTS#*', 'RESET#*', 'MEMBERS#*', 'POLICY#*'],
      ...['DEVICE#*', 'FACTOR#*'],
    ],
  },
  { actions: ['Query'], leadingKeys: ['SESSIONS#*', 'PERSON#*'] },
  { actions: ['BatchGetItem'], leadingKeys: ['POOL#*', 'MEMBERS#*'] },
  {
    actions: ['PutItem'],
    leadingKeys: ['ATTEMPTS#*', 'MAIL#*', 'CHALLENGE#*', 'FACTOR#*', 'POLICY#*', 'DEVICE#*'],
  },
  { actions: ['UpdateItem'], leadingKeys: ['ATTEMPTS#*', 'CHALLENGE#*', 'FACTOR#*'] },
  {
    actions: ['DeleteItem'],
    leadingKeys: ['SESSIONS#*', 'ATTEMPTS#*', 'RESET#*', 'CHALLENGE#*', 'FACTOR#*'],
  },
  // Whose sessions are over, and a name: never a role, nor whether somebody is a member.
  {
    actions: ['UpdateItem'],
    leadingKeys: ['MEMBERS#*'],
    attributes: ['pk', 'sk', 'validFrom', 'keptSession', 'updatedAt', 'name', 'version'],
  },
  TENANT_EVENTS,
];

const ACCOUNT_MAIL_ITEMS = [
  { actions: ['GetItem'], leadingKeys: ['SLUG#*', 'TENANT#*'] },
  { actions: ['Query'], leadingKeys: ['PERSON#*'] },
  { actions: ['BatchGetItem'], leadingKeys: ['POOL#*', 'MEMBERS#*'] },
  { actions: ['PutItem'], leadingKeys: ['RESET#*'] },
  { actions: ['DeleteItem'], leadingKeys: ['MAIL#*'] },
  TENANT_EVENTS,
];
