import type { Contracts } from '../edge/operation-contract.ts';
import { idempotencyHeaders, pageQuery, requiredIfMatchHeaders } from '../edge/request-schemas.ts';
import { lifeContract } from './life-contract.ts';
import { platformContract } from './platform-contract.ts';
import {
  createTenantBody,
  eventPage,
  tenantPage,
  tenantParams,
  tenantView,
  updateTenantBody,
} from './schemas.ts';
import { tenantsQuery } from './tenants-query.ts';

const etag = { description: 'The tenant’s version, to be sent as `If-Match` of a change' };
const location = { description: 'Where to follow the provisioning' };

export const tenantsContract = {
  createTenant: {
    summary: 'Onboard a tenant',
    description:
      'Records the tenant and starts its provisioning. Follow it at `Location` until the state is `active` or a `failure` shows.',
    tags: ['Tenants'],
    headers: idempotencyHeaders,
    body: createTenantBody,
    answers: {
      202: {
        description: 'Recorded; its provisioning is under way',
        body: tenantView,
        headers: { location, etag },
      },
    },
    refusals: [
      'InvalidDraft',
      'SlugTaken',
      'TenantLimitReached',
      'IdempotencyKeyReused',
      'RegistryBusy',
    ],
  },
  listTenants: {
    summary: 'List tenants',
    description:
      'Newest first; may lag a second behind a change. A page may be shorter than `limit` though more follows: only a missing `nextCursor` is the end.',
    tags: ['Tenants'],
    query: tenantsQuery,
    answers: { 200: { description: 'One page', body: tenantPage } },
  },
  getTenant: {
    summary: 'Show a tenant and the progress of its provisioning',
    tags: ['Tenants'],
    params: tenantParams,
    answers: {
      200: { description: 'The tenant', body: tenantView, headers: { etag } },
    },
    refusals: ['TenantNotFound'],
  },
  updateTenant: {
    summary: 'Change a tenant’s name, settings, metadata or version of its plan',
    description:
      'Each given member takes the place of the old one as a whole: `settings` and `metadata` are not merged. A tenant keeps the version of its plan until `planVersion` moves it.',
    tags: ['Tenants'],
    params: tenantParams,
    headers: requiredIfMatchHeaders,
    body: updateTenantBody,
    answers: {
      200: { description: 'The changed tenant', body: tenantView, headers: { etag } },
    },
    refusals: ['InvalidDraft', 'TenantNotFound', 'VersionConflict'],
  },
  retryTenant: {
    summary: 'Go on with a provisioning that failed',
    description:
      'For a tenant whose provisioning failed and may be retried, or an active one whose welcome e-mail was not sent.',
    tags: ['Tenants'],
    params: tenantParams,
    headers: idempotencyHeaders,
    answers: {
      202: {
        description: 'The next attempt is under way',
        body: tenantView,
        headers: { location, etag },
      },
    },
    refusals: [
      'TenantNotFound',
      'NotRetryable',
      'TenantMovedOn',
      'IdempotencyKeyReused',
      'RegistryBusy',
    ],
  },
  ...lifeContract,
  ...platformContract,
  listTenantEvents: {
    summary: 'List what happened to a tenant',
    description: 'The events of the last 90 days, newest first.',
    tags: ['Tenants'],
    params: tenantParams,
    query: pageQuery,
    answers: {
      200: { description: 'One page', body: eventPage },
    },
    refusals: ['TenantNotFound'],
  },
} satisfies Contracts<'tenants/api'>;
