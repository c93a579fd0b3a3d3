import type { RequestOf } from '@freehold/sdk';
import type { Call } from '../api/call.ts';
import type { Tenant } from './tenant.ts';

type Given = Readonly<Record<string, string>>;

type Action = {
  readonly permission: string;
  readonly isPossible: (tenant: Tenant) => boolean;
  /** Takes the access away for good: the slug is typed first. */
  readonly isFinal: boolean;
  readonly fields: readonly ('reason' | 'standing' | 'note' | 'plan')[];
  readonly call: (tenant: Tenant, given: Given) => Call;
};

export const SUSPENSION_REASONS = ['operator', 'abuse', 'billing', 'tenant-request'] as const;

const LIFE = { permission: 'tenant-life:write', isFinal: false } as const;
const of = ({ id }: Tenant) => ({ params: { tenantId: id } });
const noteIn = ({ note = '' }: Given) => (note.trim() === '' ? {} : { note: note.trim() });

const isAlive = ({ state }: Tenant) => state === 'active' || state === 'suspended';

/** What the platform lets operators do with a tenant, by its state. */
export const ACTIONS = {
  retry: {
    permission: 'tenants:write',
    isFinal: false,
    isPossible: ({ failure }) => failure?.retryable === true,
    fields: [],
    call: (tenant) => ({ id: 'retryTenant', ...of(tenant) }),
  },
  suspend: {
    ...LIFE,
    isPossible: isAlive,
    fields: ['reason', 'note'],
    call: (tenant, given) => ({
      id: 'suspendTenant',
      ...of(tenant),
      body: { reason: given.reason, ...noteIn(given) },
    }),
  },
  resume: {
    ...LIFE,
    isPossible: ({ suspensions = [] }) => suspensions.length > 0,
    fields: ['standing'],
    call: (tenant, { standing }) => ({
      id: 'resumeTenant',
      ...of(tenant),
      body: { reason: standing } satisfies { reason?: string | undefined },
    }),
  },
  changePlan: {
    ...LIFE,
    isPossible: ({ state }) => state === 'active',
    fields: ['plan'],
    call: (tenant, { plan = '' }) => ({
      id: 'changePlan',
      ...of(tenant),
      body: { plan } satisfies RequestOf<'changePlan'>['body'],
    }),
  },
  terminate: {
    ...LIFE,
    isFinal: true,
    isPossible: (tenant) => isAlive(tenant) || tenant.failure !== undefined,
    fields: ['note'],
    call: (tenant, given) => ({ id: 'terminateTenant', ...of(tenant), body: noteIn(given) }),
  },
  restore: {
    ...LIFE,
    isPossible: ({ state, termination }) => state === 'terminated' && termination !== undefined,
    fields: [],
    call: (tenant) => ({ id: 'restoreTenant', ...of(tenant) }),
  },
  erase: {
    ...LIFE,
    isFinal: true,
    isPossible: ({ state, termination }) => state === 'terminated' && termination !== undefined,
    fields: [],
    call: (tenant) => ({ id: 'eraseTenant', ...of(tenant), body: { confirm: tenant.slug } }),
  },
} as const satisfies Readonly<Record<string, Action>>;

export type ActionName = keyof typeof ACTIONS;
export const actionNamed = (name: ActionName): Action => ACTIONS[name];
