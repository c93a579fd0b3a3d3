import type { StepName } from '../../../core/provisioning/step.ts';
import type { Calls } from './gate-faults.ts';
import type { RecordedTenant } from './recorded-tenant.ts';

/** A call that a step has its effect by. */
export type Effect = Calls & {
  /** So many times the SDK makes it in one run of the step; then the step throws. */
  readonly attempts: number;
};

const dynamodb = (action: string, ...bodyIncludes: string[]): Effect => ({
  service: 'dynamodb',
  action,
  bodyIncludes,
  attempts: 3,
});

const EFFECTS: Readonly<Record<StepName, (tenant: RecordedTenant) => readonly Effect[]>> = {
  'create-dedicated-resources': ({ id, home }) => [
    ...(home.isolation === 'separate_schema' ? bridgeEffects(id) : []),
    ...(home.isolation === 'separate_database' ? [createStack(id)] : []),
  ],
  'create-identity': ({ id, email }) => [
    { service: 'cognito-idp', action: 'CreateUserPool', bodyIncludes: [id], attempts: 1 },
    { service: 'cognito-idp', action: 'AdminCreateUser', bodyIncludes: [email], attempts: 6 },
    dynamodb('TransactWriteItems', id, '"POOL"'),
  ],
  'prepare-storage': ({ id }) => [
    dynamodb('PutItem', `T#${id}`, '"STORAGE"'),
    { service: 's3', action: 'PutObject', bodyIncludes: [`t/${id}/`], attempts: 3 },
  ],
  'create-billing-customer': ({ id }) => [
    dynamodb('TransactWriteItems', `BILLING#${id}`, '\\"owed\\"'),
    dynamodb('TransactWriteItems', `BILLING_NONE#${id}`, '"choices"'),
  ],
  // Only of tenants that ask for them: test/unit/provisioning/fault-matrix.test.ts fails their effects.
  'create-api-key': () => [],
  'create-webhook-endpoints': () => [],
  'register-domain-name': () => [],
  'activate-tenant': ({ id }) => [dynamodb('TransactWriteItems', id, '"STEP#activate-tenant"')],
  'send-welcome-email': ({ email }) => [
    { service: 'ses', action: 'SendEmail', bodyIncludes: [email], attempts: 1 },
  ],
};

const bridgeEffects = (id: string): Effect[] => [
  { service: 'kms', action: 'CreateKey', bodyIncludes: [id], attempts: 1 },
  { service: 'kms', action: 'CreateAlias', bodyIncludes: [id], attempts: 3 },
  dynamodb('CreateTable', id),
];

const createStack = (id: string): Effect => ({
  service: 'cloudformation',
  action: 'CreateStack',
  bodyIncludes: [id],
  attempts: 3,
});

export const effectsOf = (step: StepName, tenant: RecordedTenant): readonly Effect[] =>
  EFFECTS[step](tenant);

/** The write by which a run whose effect got no answer in time would end, or let the next run in. */
export const lastWord = (step: StepName, { id }: RecordedTenant): Effect =>
  dynamodb(
    'PutItem',
    id,
    `"STEP#${step}"`,
    step === 'send-welcome-email' ? 'may have been sent' : 'TimeoutError',
  );

const FUNCTIONS: Readonly<Record<StepName, string>> = {
  // Lambda's names are cut at 64 characters.
  'create-dedicated-resources': 'ProvisioningCreateDedicate',
  'create-identity': 'ProvisioningCreateIdentity',
  'prepare-storage': 'ProvisioningPrepareStorage',
  'create-billing-customer': 'ProvisioningCreateBilling',
  'create-api-key': 'ProvisioningCreateApiKey',
  'create-webhook-endpoints': 'ProvisioningCreateWebhook',
  'register-domain-name': 'ProvisioningRegisterDomain',
  'activate-tenant': 'ProvisioningActivateTenant',
  'send-welcome-email': 'ProvisioningSendWelcome',
};

/** The part of its function's name by which a step is found. */
export const functionOf = (step: StepName): string => FUNCTIONS[step];
