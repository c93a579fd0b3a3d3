import { setTimeout as sleep } from 'node:timers/promises';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { throttledConfig, unrepeatedConfig } from '../../adapters/aws/sdk-config.ts';
import { CognitoReadyPools } from '../../adapters/cognito/cognito-ready-pools.ts';
import { CognitoTenantPools } from '../../adapters/cognito/cognito-tenant-pools.ts';
import type { PoolRegistration } from '../../core/identity/pool-registration.ts';
import { createIdentity } from '../../core/provisioning/create-identity.ts';
import type { AttemptOf } from '../../core/provisioning/provisioning-registry.ts';
import type { ProvisioningStep } from '../../core/provisioning/provisioning-step.ts';
import { refillPoolStock } from '../../core/provisioning/refill-pool-stock.ts';
import { runStep } from '../../core/provisioning/run-step.ts';
import { queuedStarter, startQueued } from '../../core/provisioning/start-in-turn.ts';
import { newId } from '../../kit/id.ts';
import { FakePoolStock } from '../fakes/fake-pool-stock.ts';
import { FakeProvisioningRegistry } from '../fakes/fake-provisioning-registry.ts';
import { FakeProvisioningSlots } from '../fakes/fake-provisioning-slots.ts';
import { FakeStepLedger } from '../fakes/fake-step-ledger.ts';
import { aTenant } from '../support/provisioning/a-tenant.ts';
import { SimulatedCognito } from './simulated-cognito.ts';

/** What the machine and the other steps take of a run, and the event until the next one's turn. */
const OTHER_STEPS_MS = 300;
const EVENT_MS = 1_000;
/** As the machine tries a step. */
const RUNS = 8;
const REFILL_MS = 60_000;
const LAMBDA_MS = 30_000;

export type Burst = { readonly tenants: number; readonly stock: number; readonly atOnce: number };
export type BurstResult = {
  readonly seconds: readonly number[];
  readonly failures: number;
  readonly doubleClaims: number;
  readonly fromStock: number;
  readonly throttled: number;
  readonly cognito: SimulatedCognito;
};

/** Tenants who come in one moment: the real queue, step, stock and adapters, before a Cognito that throttles. */
export async function simulatedBurst(burst: Burst): Promise<BurstResult> {
  const cognito = new SimulatedCognito();
  const endpoint = await cognito.listen();
  const before = process.env.AWS_ENDPOINT_URL;
  // Where pools' keys are read from.
  process.env.AWS_ENDPOINT_URL = endpoint;
  try {
    return await new BurstWorld(burst, cognito, endpoint).run();
  } finally {
    if (before === undefined) delete process.env.AWS_ENDPOINT_URL;
    else process.env.AWS_ENDPOINT_URL = before;
    cognito.close();
  }
}

const now = () => new Date();

class BurstWorld {
  readonly #burst: Burst;
  readonly #cognito: SimulatedCognito;
  readonly #stock = new FakePoolStock();
  readonly #ledger = new FakeStepLedger();
  readonly #registry = new FakeProvisioningRegistry(this.#ledger);
  readonly #slots: FakeProvisioningSlots;
  readonly #ready: CognitoReadyPools;
  readonly #step: ProvisioningStep;
  readonly #registered: PoolRegistration[] = [];
  readonly #seconds: number[] = [];
  readonly #sentAt = new Map<string, number>();
  #failures = 0;

  constructor(burst: Burst, cognito: SimulatedCognito, endpoint: string) {
    this.#burst = burst;
    this.#cognito = cognito;
    this.#slots = new FakeProvisioningSlots(burst.atOnce);
    const aws = { endpoint, region: 'eu-central-1', credentials };
    const options = {
      client: new CognitoIdentityProviderClient({ ...throttledConfig, ...aws }),
      onceClient: new CognitoIdentityProviderClient({ ...unrepeatedConfig, ...aws }),
      stage: 'sim',
      sender: { fromAddress: 'no-reply@freehold.example', identityArn: 'arn:aws:ses:::identity/x' },
    };
    this.#ready = new CognitoReadyPools(options);
    this.#step = createIdentity({
      pools: new CognitoTenantPools(options),
      stock: this.#stock,
      stockVersion: this.#ready.version,
      registrations: {
        record: async (registration) => void this.#registered.push(registration),
        forget: async () => undefined,
      },
      passwords: { open: async () => 'Correct-Horse-7-Battery' },
      now,
    });
  }

  async run(): Promise<BurstResult> {
    await this.#refill();
    this.#cognito.forget();
    const { tenants } = this.#burst;
    const refills = setInterval(() => void this.#refill(), REFILL_MS);
    await Promise.all(Array.from({ length: tenants }, () => this.#onboard()));
    while (this.#seconds.length + this.#failures < tenants) await sleep(100);
    clearInterval(refills);
    const pools = this.#registered.map(({ userPoolId }) => userPoolId);
    return {
      seconds: this.#seconds,
      failures: this.#failures,
      doubleClaims: pools.length - new Set(pools).size,
      fromStock: this.#stock.claims.size,
      throttled: this.#cognito.throttled,
      cognito: this.#cognito,
    };
  }

  async #onboard(): Promise<void> {
    const tenant = { ...aTenant(now()), id: newId('tnt') };
    this.#registry.tenants.set(tenant.id, tenant);
    this.#sentAt.set(tenant.id, Date.now());
    await queuedStarter(this.#startPorts()).start({ tenantId: tenant.id, attempt: 1 });
  }

  #startPorts() {
    const executions = {
      start: (attempt: AttemptOf) => {
        void this.#provision(attempt);
        return Promise.resolve();
      },
    };
    return { slots: this.#slots, executions, tenants: this.#registry };
  }

  async #provision(attempt: AttemptOf): Promise<void> {
    await sleep(OTHER_STEPS_MS);
    const isDone = await this.#tryStep(attempt);
    if (isDone)
      this.#seconds.push((Date.now() - (this.#sentAt.get(attempt.tenantId) ?? 0)) / 1_000);
    else this.#failures += 1;
    const tenant = this.#registry.tenants.get(attempt.tenantId);
    if (tenant) this.#registry.tenants.set(tenant.id, { ...tenant, state: 'active' });
    await sleep(EVENT_MS);
    await this.#slots.release(attempt.tenantId);
    await startQueued(this.#startPorts());
  }

  async #tryStep(attempt: AttemptOf): Promise<boolean> {
    const ports = { tenants: this.#registry, ledger: this.#ledger, now };
    for (let run = 1; run <= RUNS; run += 1) {
      const deadline = new Date(Date.now() + LAMBDA_MS);
      try {
        const { outcome } = await runStep(ports, this.#step, { ...attempt, deadline });
        return outcome === 'done';
      } catch {
        await sleep(Math.random() * Math.min(15_000, 1_000 * 1.5 ** run));
      }
    }
    return false;
  }

  #refill() {
    return refillPoolStock(
      {
        stock: this.#stock,
        pools: this.#ready,
        settings: { size: this.#burst.stock, maxAgeDays: 14 },
        now,
        pause: sleep,
        onError: () => undefined,
      },
      new Date(Date.now() + 40_000),
    );
  }
}

const credentials = { accessKeyId: 'sim', secretAccessKey: 'sim' };
