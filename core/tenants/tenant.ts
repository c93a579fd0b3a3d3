import type { IsolationStrategy } from '../tenancy/isolation-strategy.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Integrations } from './integrations.ts';
import type { Suspension } from './suspension.ts';
import type { Termination } from './termination.ts';

export const TENANT_STATES = ['provisioning', 'active', 'suspended', 'terminated'] as const;
export type TenantState = (typeof TENANT_STATES)[number];

type Transition = {
  readonly from: readonly TenantState[];
  /** The state that follows, or those of which one does; left out where it stays as it is. */
  readonly to?: TenantState | readonly TenantState[];
};

/**
 * What may be done with a tenant in which states, and the state that follows, where it is another one.
 * Every write is conditional on it: adapters make the condition of `statesThatMay`.
 */
export const TENANT_TRANSITIONS = {
  activate: { from: ['provisioning'], to: 'active' },
  compensate: { from: ['provisioning'] },
  fail: { from: ['provisioning'] },
  retry: { from: ['provisioning', 'active'] },
  move: { from: ['active'] },
  // A move that has begun ends, whatever becomes of the tenant meanwhile.
  finishMove: { from: ['active', 'suspended', 'terminated'] },
  correctAdmin: { from: ['active'] },
  giveUp: { from: ['provisioning'], to: 'terminated' },
  suspend: { from: ['active', 'suspended'], to: 'suspended' },
  // Also while it is terminated, so that a restored tenant is not suspended for what is settled.
  resume: { from: ['suspended', 'terminated'], to: ['active', 'suspended', 'terminated'] },
  changePlan: { from: ['active'] },
  terminate: { from: ['active', 'suspended'], to: 'terminated' },
  restore: { from: ['terminated'], to: ['active', 'suspended'] },
  remind: { from: ['terminated'] },
} as const satisfies Readonly<Record<string, Transition>>;
export type TenantTransition = keyof typeof TENANT_TRANSITIONS;

export const statesThatMay = (transition: TenantTransition): readonly TenantState[] =>
  TENANT_TRANSITIONS[transition].from;

/** A JSON object of the operator's making. */
export type JsonObject = { readonly [key: string]: JsonValue };
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** Why a provisioning ended without an active tenant; all its effects were compensated. */
export type ProvisioningFailure = {
  readonly step: string;
  readonly reason: string;
  readonly retryable: boolean;
  readonly failedAt: Date;
};

export type Tenant = {
  readonly id: TenantId;
  readonly slug: string;
  readonly name: string;
  readonly plan: string;
  /** The plan's version when the tenant came to it or was moved; absent in records older than versions. */
  readonly planVersion?: number;
  readonly state: TenantState;
  readonly isolation: IsolationStrategy;
  readonly region: string;
  /** Absent in records older than cells: `cellOf` tells. */
  readonly cell?: string;
  /** Of `shared_database`: the plan in whose table its data lies. */
  readonly tier?: string;
  readonly settings: JsonObject;
  readonly metadata: JsonObject;
  readonly admin: { readonly email: string; readonly name?: string };
  /** What it is onboarded with beside what every tenant gets. */
  readonly integrations?: Integrations;
  /** The attempt at provisioning, from 1; a retry takes the next one. */
  readonly attempt: number;
  readonly failure?: ProvisioningFailure;
  /** The attempt by which it is given up: nothing is made any more, what is left is removed. */
  readonly givenUpAttempt?: number;
  /** The tenant's own user pool, once it is made. */
  readonly identity?: { readonly userPoolId: string; readonly clientId: string };
  /** Grows by one with every write; the entity tag of the API. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly activatedAt?: Date;
  /** Why it is suspended, by reason; without any it is not. They outlast a termination. */
  readonly suspensions?: readonly Suspension[];
  /** Of a terminated tenant whose data is kept until it is erased. */
  readonly termination?: Termination;
};

export const isGivenUp = ({ givenUpAttempt, attempt }: Tenant): boolean =>
  givenUpAttempt === attempt;
