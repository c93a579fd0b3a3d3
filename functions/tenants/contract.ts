import * as z from 'zod';
import type { Contracts } from '../edge/operation-contract.ts';
import { idempotencyHeaders, pageQuery } from '../edge/request-schemas.ts';
import {
  createTenantBody,
  eventPage,
  tenantPage,
  tenantParams,
  tenantsQuery,
  tenantView,
  updateTenantBody,
} from './schemas.ts';

const etag = { description: 'The tenant’s version, to be sent as `If-Match` of a change' };
const location = { description: 'Where to follow the provisioning' };

const ifMatch = z.object({
  'if-match': z.string().meta({
    description:
      'The `ETag` of the version you read, or a list of them; `*` for whichever it is in',
    examples: ['"3"'],
  }),
});

const invalid = {
  description: 'Something in the request is not valid: every invalid field is listed',
  problems: ['invalid-request'],
};
const invalidQuery = { ...invalid, problems: ['invalid-request', 'invalid-cursor'] };
const invalidBody = { ...invalid, problems: ['invalid-request', 'malformed-body'] };
const unknownTenant = { description: 'There is no such tenant', problems: ['not-found'] };
const keyReused = {
  description: 'The idempotency key belongs to another request',
  problems: ['idempotency-key-reused'],
};
const busy = {
  description: 'Too many tenants are written at once; try again',
  problems: ['registry-busy'],
  headers: { 'retry-after': { description: 'Seconds to wait' } },
};

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
      400: invalidBody,
      409: {
        description: 'The slug belongs to another tenant, or the platform is full',
        problems: ['slug-taken', 'tenant-limit-reached'],
      },
      422: keyReused,
      503: busy,
    },
  },
  listTenants: {
    summary: 'List tenants',
    description:
      'Newest first; may lag a second behind a change. A page may be shorter than `limit` though more follows: only a missing `nextCursor` is the end.',
    tags: ['Tenants'],
    query: tenantsQuery,
    answers: { 200: { description: 'One page', body: tenantPage }, 400: invalidQuery },
  },
  getTenant: {
    summary: 'Show a tenant and the progress of its provisioning',
    tags: ['Tenants'],
    params: tenantParams,
    answers: {
      200: { description: 'The tenant', body: tenantView, headers: { etag } },
      404: unknownTenant,
    },
  },
  updateTenant: {
    summary: 'Change a tenant’s name, settings or metadata',
    description:
      'Each given member takes the place of the old one as a whole: `settings` and `metadata` are not merged.',
    tags: ['Tenants'],
    params: tenantParams,
    headers: ifMatch,
    body: updateTenantBody,
    answers: {
      200: { description: 'The changed tenant', body: tenantView, headers: { etag } },
      400: invalidBody,
      404: unknownTenant,
      412: { description: 'It was changed since you read it', problems: ['version-conflict'] },
      428: { description: '`If-Match` is missing', problems: ['precondition-required'] },
    },
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
      400: invalid,
      404: unknownTenant,
      409: {
        description: 'There is nothing to retry, or someone else did',
        problems: ['tenant-not-retryable'],
      },
      422: keyReused,
      503: busy,
    },
  },
  listTenantEvents: {
    summary: 'List what happened to a tenant',
    description: 'The events of the last 90 days, newest first.',
    tags: ['Tenants'],
    params: tenantParams,
    query: pageQuery,
    answers: {
      200: { description: 'One page', body: eventPage },
      400: invalidQuery,
      404: unknownTenant,
    },
  },
} satisfies Contracts<'tenants/api'>;
