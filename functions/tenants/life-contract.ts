import type { Contracts } from '../edge/operation-contract.ts';
import { idempotencyHeaders } from '../edge/request-schemas.ts';
import { jobView } from '../jobs/contract.ts';
import {
  endingView,
  eraseBody,
  ownTerminationBody,
  ownTerminationView,
  planBody,
  resumeBody,
  suspendBody,
  terminateBody,
} from './life-schemas.ts';
import { tenantParams, tenantView } from './schemas.ts';

const etag = { description: 'The tenant’s version' };
const location = { description: 'Where to follow it' };

type Life =
  | 'suspendTenant'
  | 'resumeTenant'
  | 'changePlan'
  | 'terminateTenant'
  | 'restoreTenant'
  | 'eraseTenant'
  | 'terminateOwnTenant';

export const lifeContract = {
  suspendTenant: {
    summary: 'Suspend a tenant',
    description:
      'Within 5 seconds nothing of the tenant is served: no token, key or sign-in. All its data is kept. Reasons stack; for one that stands already nothing changes.',
    tags: ['Tenants'],
    params: tenantParams,
    body: suspendBody,
    answers: { 200: { description: 'Suspended', body: tenantView, headers: { etag } } },
    refusals: ['TenantNotFound', 'TransitionNotPossible', 'RegistryBusy'],
  },
  resumeTenant: {
    summary: 'Lift one reason of a suspension',
    description:
      'With the last reason the tenant is as it was before. For a reason that does not stand nothing changes.',
    tags: ['Tenants'],
    params: tenantParams,
    body: resumeBody,
    answers: { 200: { description: 'Lifted', body: tenantView, headers: { etag } } },
    refusals: ['TenantNotFound', 'TransitionNotPossible', 'RegistryBusy'],
  },
  changePlan: {
    summary: 'Give a tenant another plan',
    description:
      'Features and limits hold at once. A plan that grants less than the tenant uses is refused, with all that is too much. Where the plan demands another isolation strategy, the tenant is moved: follow the job at `Location`.',
    tags: ['Tenants'],
    params: tenantParams,
    headers: idempotencyHeaders,
    body: planBody,
    answers: { 202: { description: 'It has the plan', body: jobView, headers: { location } } },
    refusals: [
      'InvalidDraft',
      'TenantNotFound',
      'TransitionNotPossible',
      'AlreadyOnPlan',
      'PlanTooSmall',
      'IdempotencyKeyReused',
      'RegistryBusy',
    ],
  },
  terminateTenant: {
    summary: 'Terminate a tenant, or give up one that never became active',
    description:
      'Access ends at once. While the grace of its plan lasts, `restore` brings everything back; its owners are told, and reminded seven days and one day before its end. Of a tenant that never became active what is left is removed, and its slug and its place under `max_tenants` are free.',
    tags: ['Tenants'],
    params: tenantParams,
    headers: idempotencyHeaders,
    body: terminateBody,
    answers: { 202: { description: 'It ends', body: endingView, headers: { location } } },
    refusals: [
      'TenantNotFound',
      'TransitionNotPossible',
      'NotGivenUp',
      'IdempotencyKeyReused',
      'RegistryBusy',
    ],
  },
  restoreTenant: {
    summary: 'Bring a terminated tenant back',
    description:
      'While its grace lasts. It is as it was before; a suspension that was not lifted stands.',
    tags: ['Tenants'],
    params: tenantParams,
    headers: idempotencyHeaders,
    answers: { 202: { description: 'It is back', body: jobView, headers: { location } } },
    refusals: ['TenantNotFound', 'TransitionNotPossible', 'IdempotencyKeyReused', 'RegistryBusy'],
  },
  eraseTenant: {
    summary: 'Erase a terminated tenant',
    description:
      'For ever, whether its grace is over or not: from this moment it cannot be restored. The job removes all that is the tenant’s, looks whether anything is left, and ends with a certificate in its report. With it the slug and the place under `max_tenants` are free. By itself it begins when the grace is over.',
    tags: ['Tenants'],
    params: tenantParams,
    headers: idempotencyHeaders,
    body: eraseBody,
    answers: { 202: { description: 'It is being erased', body: jobView, headers: { location } } },
    refusals: [
      'InvalidDraft',
      'TenantNotFound',
      'TransitionNotPossible',
      'IdempotencyKeyReused',
      'RegistryBusy',
    ],
  },
  terminateOwnTenant: {
    summary: 'Terminate your own tenant',
    description:
      'For owners. Access ends at once, your own too. Until `eraseAt` the operators of the platform can restore it; then all its data is erased.',
    tags: ['Tenants'],
    headers: idempotencyHeaders,
    body: ownTerminationBody,
    answers: { 202: { description: 'It ends', body: ownTerminationView } },
    refusals: [
      'InvalidDraft',
      'TenantNotFound',
      'TransitionNotPossible',
      'IdempotencyKeyReused',
      'RegistryBusy',
    ],
  },
} satisfies Pick<Contracts<'tenants/api'>, Life>;
