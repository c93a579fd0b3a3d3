import type { PoolRegistration } from '../../../core/identity/pool-registration.ts';
import type { Member } from '../../../core/members/member.ts';
import type { Heed } from '../../../core/mail/heed.ts';
import type { Delivery, Mail } from '../../../core/mail/mailer.ts';
import { activateTenant } from '../../../core/provisioning/activate-tenant.ts';
import { createBillingCustomer } from '../../../core/provisioning/create-billing-customer.ts';
import { NoneBillingProvider } from '../../../core/billing/none/none-billing-provider.ts';
import { createApiKey } from '../../../core/provisioning/create-api-key.ts';
import { createWebhookEndpoints } from '../../../core/provisioning/create-webhook-endpoints.ts';
import type { DomainRecord } from '../../../core/provisioning/domain-names.ts';
import type { FirstKeySecret } from '../../../core/provisioning/first-key-secrets.ts';
import { registerDomainName } from '../../../core/provisioning/register-domain-name.ts';
import { FakeApiKeyRegistry } from '../../fakes/fake-api-key-registry.ts';
import { createDedicatedResources } from '../../../core/provisioning/create-dedicated-resources.ts';
import { createIdentity } from '../../../core/provisioning/create-identity.ts';
import { prepareStorage } from '../../../core/provisioning/prepare-storage.ts';
import type { ProvisioningStep } from '../../../core/provisioning/provisioning-step.ts';
import { runStep, type StepPorts } from '../../../core/provisioning/run-step.ts';
import { sendWelcomeEmail } from '../../../core/provisioning/send-welcome-email.ts';
import { PROVISIONING_STEPS, type StepName } from '../../../core/provisioning/step.ts';
import { undoStep } from '../../../core/provisioning/undo-step.ts';
import type { Plan } from '../../../core/plans/plan.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import type { SecretOwner } from '../../../core/webhooks/webhook-store.ts';
import { guarded, type Around } from '../guarded.ts';
import { aTenant } from './a-tenant.ts';
import { FakeBillingAccounts } from '../../fakes/fake-billing-accounts.ts';
import { FakeNoneStore } from '../../fakes/fake-none-store.ts';
import { priceList } from '../billing/price-list.ts';
import { FakeDedicatedResources } from '../../fakes/fake-dedicated-resources.ts';
import { FakeProvisioningRegistry } from '../../fakes/fake-provisioning-registry.ts';
import { FakeStepLedger } from '../../fakes/fake-step-ledger.ts';
import { FakePoolStock } from '../../fakes/fake-pool-stock.ts';
import { FakeTenantPools } from '../../fakes/fake-tenant-pools.ts';
import { FakeWebhookEndpoints } from '../../fakes/fake-webhooks.ts';
import { TEST_STORAGE } from '../tenancy/test-storage.ts';

export const LAMBDA_SECONDS = 30;
export const STOCK_VERSION = 'v1';

/** All stores that a provisioning writes to, in memory, and its steps upon them. */
export class ProvisioningWorld {
  time = new Date('2026-11-23T12:00:00Z');
  readonly ledger = new FakeStepLedger();
  readonly registry = new FakeProvisioningRegistry(this.ledger);
  readonly dedicatedResources = new FakeDedicatedResources();
  readonly pools = new FakeTenantPools();
  readonly stock = new FakePoolStock();
  readonly registrations = new Map<string, PoolRegistration>();
  /** The owner of each pool. */
  readonly members = new Map<string, Member>();
  readonly prepared = new Set<string>();
  readonly billingAccounts = new FakeBillingAccounts();
  readonly billingDocuments = new FakeNoneStore();
  readonly apiKeys = new FakeApiKeyRegistry();
  readonly webhookEndpoints = new FakeWebhookEndpoints();
  readonly keySecrets = new Map<string, FirstKeySecret>();
  readonly domainNames = new Map<string, string>();
  readonly mails: Mail[] = [];
  readonly firstPasswords = new Map<string, string>();
  heed: Heed = async (mail) => mail;
  nextDelivery: Delivery = { kind: 'Accepted', messageId: 'm-1' };
  tenant: Tenant;

  constructor(change: Partial<Tenant> = {}) {
    this.tenant = { ...aTenant(this.time), ...change };
    this.registry.tenants.set(this.tenant.id, this.tenant);
  }

  /** The steps over these ports; each port call goes through `around`, which may fail it. */
  steps(around: Around = (call) => call()) {
    const ports = this.#ports(around);
    const step = ports.ledger;
    const stepPorts: StepPorts = { tenants: ports.tenants, ledger: step, now: () => this.time };
    const all: readonly ProvisioningStep[] = [
      createDedicatedResources({
        dedicatedResources: ports.dedicatedResources,
        stageStorage: TEST_STORAGE,
        ledger: step,
        rules: {
          ...{ plans: { basic: {} as Plan }, region: 'eu-central-1' },
          siloRegions: ['ap-southeast-2'],
        },
      }),
      createIdentity({ ...ports, stockVersion: STOCK_VERSION, now: () => this.time }),
      prepareStorage({ stores: [ports.store] }),
      createBillingCustomer({
        ...{ accounts: ports.accounts, provider: ports.provider, onOutage: 'wait' },
        ...{ trialDaysOf: () => 0, now: () => this.time },
      }),
      createApiKey({
        ...{ keys: ports.keys, secrets: ports.secrets, ledger: step },
        ...{ keyLimitOf: () => 1, now: () => this.time },
      }),
      createWebhookEndpoints({ ...ports, secrets: ports.webhookSecrets, now: () => this.time }),
      registerDomainName({
        names: ports.names,
        appDomain: { name: 'app.example.com', target: 'edge.example.com' },
      }),
      activateTenant(stepPorts),
      sendWelcomeEmail({
        owners: ports.pools,
        heed: (mail) => this.heed(mail),
        mailer: ports.mailer,
        ownWords: () => Promise.resolve(() => null),
        compose: ({ to, temporaryPassword = '' }) => ({
          ...{ to, subject: 'Welcome', text: temporaryPassword, html: '' },
        }),
      }),
    ];
    return { stepPorts, all: new Map(all.map((one) => [one.name, one])) };
  }

  run(name: StepName, around?: Around, attempt?: number) {
    const { stepPorts, all } = this.steps(around);
    return runStep(stepPorts, stepOf(all, name), this.task(attempt));
  }

  undo(name: StepName, around?: Around, attempt?: number) {
    const { stepPorts, all } = this.steps(around);
    return undoStep(stepPorts, stepOf(all, name), this.task(attempt));
  }

  async runUntil(name: StepName) {
    for (const step of PROVISIONING_STEPS.slice(0, PROVISIONING_STEPS.indexOf(name))) {
      await this.runToEnd(step);
    }
  }

  /** As the machine does: asks again while the step is pending. */
  async runToEnd(name: StepName, around?: Around) {
    for (;;) {
      const outcome = await this.run(name, around);
      if (outcome.outcome !== 'pending') return outcome;
      this.pass(5);
    }
  }

  async undoToEnd(name: StepName, around?: Around) {
    for (;;) {
      const outcome = await this.undo(name, around);
      if (outcome.outcome !== 'pending') return outcome;
      this.pass(5);
    }
  }

  task(attempt = this.tenant.attempt) {
    const { id: tenantId } = this.tenant;
    return { tenantId, attempt, deadline: new Date(this.time.getTime() + LAMBDA_SECONDS * 1_000) };
  }

  /** As an operator leaves a failed tenant: at its next attempt, which only removes. */
  beginGivingUp() {
    const attempt = this.tenant.attempt + 1;
    this.tenant = { ...this.current, attempt, givenUpAttempt: attempt, failure: undefined };
    this.registry.tenants.set(this.tenant.id, { ...this.tenant, compensatedAttempt: attempt });
  }

  pass(seconds: number) {
    this.time = new Date(this.time.getTime() + seconds * 1_000);
  }

  get current() {
    const tenant = this.registry.tenants.get(this.tenant.id);
    if (!tenant) throw new Error('The tenant is gone.');
    return tenant;
  }

  record(name: StepName) {
    return this.ledger.records.get(`${this.tenant.id} ${name}`);
  }

  /** What exists of the tenant outside its record. */
  get effects() {
    return {
      stores: this.dedicatedResources.stores.size,
      pools: this.pools.pools.size,
      claims: this.stock.claims.size,
      registrations: this.registrations.size,
      members: this.members.size,
      prepared: this.prepared.size,
      billingAccounts: this.billingAccounts.count,
      customers: this.billingDocuments.count,
      apiKeys: this.apiKeys.count,
      keySecrets: this.keySecrets.size,
      webhookEndpoints: this.webhookEndpoints.all.size,
      domainNames: this.domainNames.size,
      mails: this.mails.length,
    };
  }

  #ports(around: Around) {
    const { ledger, registry, dedicatedResources, pools, stock } = this;
    const { registrations, members, prepared, firstPasswords, keySecrets, domainNames } = this;
    return guarded(
      {
        tenants: registry,
        ledger,
        dedicatedResources,
        pools,
        stock,
        registrations: {
          record: async (one: PoolRegistration, owner: Member) => {
            registrations.set(one.userPoolId, one);
            members.set(one.userPoolId, owner);
          },
          forget: async (userPoolId: string) => {
            registrations.delete(userPoolId);
            members.delete(userPoolId);
          },
        },
        passwords: { open: async (tenantId: string) => firstPasswords.get(tenantId) ?? null },
        store: {
          prepare: async ({ tenantId }: { tenantId: string }) => void prepared.add(tenantId),
          clear: async ({ tenantId }: { tenantId: string }) => void prepared.delete(tenantId),
        },
        keys: this.apiKeys,
        secrets: {
          keep: async (tenantId: string, kept: FirstKeySecret) =>
            void keySecrets.set(tenantId, kept),
          forget: async (tenantId: string) => void keySecrets.delete(tenantId),
        },
        endpoints: this.webhookEndpoints,
        webhookSecrets: { encrypt: async (_: SecretOwner, text: string) => `sealed ${text}` },
        names: {
          register: async ({ name, target }: DomainRecord) => void domainNames.set(name, target),
          remove: async ({ name }: DomainRecord) => void domainNames.delete(name),
        },
        accounts: this.billingAccounts,
        provider: new NoneBillingProvider({
          ...{ store: this.billingDocuments, prices: priceList, now: () => this.time },
        }),
        mailer: {
          send: async (mail: Mail) => {
            if (this.nextDelivery.kind !== 'Refused') this.mails.push(mail);
            return this.nextDelivery;
          },
        },
      },
      around,
    );
  }
}

function stepOf(all: ReadonlyMap<StepName, ProvisioningStep>, name: StepName): ProvisioningStep {
  const step = all.get(name);
  if (!step) throw new Error(`There is no step ${name}.`);
  return step;
}
