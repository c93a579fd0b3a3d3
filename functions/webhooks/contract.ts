import type { Contracts } from '../edge/operation-contract.ts';
import { idempotencyHeaders, pageQuery, requiredIfMatchHeaders } from '../edge/request-schemas.ts';
import {
  createdEndpointView,
  endpointChangesBody,
  endpointKeys,
  endpointPage,
  endpointParams,
  endpointView,
  newEndpointBody,
  resendView,
  rotationBody,
  sinceBody,
} from './endpoint-schemas.ts';
import {
  messageDetails,
  messagePage,
  messageParams,
  messagesQuery,
  messageView,
} from './message-schemas.ts';

const tags = ['Webhooks'];
const etag = { description: 'The endpoint’s version, to be sent as `If-Match` of a change' };
const asItIs = { 200: { description: 'As it is now', body: endpointView, headers: { etag } } };
const location = { description: 'The new endpoint' };
const onItsWay = { 202: { description: 'On its way', body: messageView } };
const resent = { 202: { description: 'On their way', body: resendView } };

export const webhooksContract = {
  createWebhookEndpoint: {
    summary: 'Be told of events at an address of my own',
    description:
      'Each event as a POST, signed as Standard Webhooks says. Any answer but 2xx within 15 seconds is a failure, a redirect too; ten attempts in 75 hours. At least once, in no order: know one that comes twice by its `webhook-id`.',
    tags,
    headers: idempotencyHeaders,
    body: newEndpointBody,
    answers: {
      201: { description: 'The endpoint', body: createdEndpointView, headers: { location, etag } },
    },
    refusals: ['InvalidDraft', 'EndpointLimitReached', 'IdempotencyKeyReused', 'TenantBusy'],
  },
  listWebhookEndpoints: {
    summary: 'List webhook endpoints',
    tags,
    query: pageQuery,
    answers: { 200: { description: 'One page', body: endpointPage } },
  },
  getWebhookEndpoint: {
    summary: 'Show a webhook endpoint',
    tags,
    params: endpointParams,
    answers: asItIs,
    refusals: ['EndpointNotFound'],
  },
  changeWebhookEndpoint: {
    summary: 'Change a webhook endpoint',
    tags,
    params: endpointParams,
    headers: requiredIfMatchHeaders,
    body: endpointChangesBody,
    answers: asItIs,
    refusals: ['InvalidDraft', 'EndpointNotFound', 'VersionConflict', 'TenantBusy'],
  },
  removeWebhookEndpoint: {
    summary: 'Be told nothing at an address any more',
    description: 'Its messages cannot be seen any more.',
    tags,
    params: endpointParams,
    answers: { 204: { description: 'Removed' } },
    refusals: ['EndpointNotFound', 'TenantBusy'],
  },
  enableWebhookEndpoint: {
    summary: 'Send to an endpoint again',
    description:
      'What failed meanwhile is sent by `recover`, what was not sent at all by `replay`.',
    tags,
    params: endpointParams,
    answers: asItIs,
    refusals: ['EndpointNotFound', 'TenantBusy'],
  },
  disableWebhookEndpoint: {
    summary: 'Send nothing to an endpoint',
    description: 'What waits for it fails. Events of that time can be sent later by `replay`.',
    tags,
    params: endpointParams,
    answers: asItIs,
    refusals: ['EndpointNotFound', 'TenantBusy'],
  },
  rotateWebhookSecret: {
    summary: 'Sign messages to an endpoint by a new secret',
    description: 'For the overlap by the one before too, so that no message fails.',
    tags,
    params: endpointParams,
    body: rotationBody,
    answers: { 200: { description: 'With its new key', body: createdEndpointView } },
    refusals: ['EndpointNotFound', 'TenantBusy'],
  },
  showWebhookSecret: {
    summary: 'Show what an endpoint’s receiver verifies with',
    tags,
    params: endpointParams,
    answers: { 200: { description: 'What signs now', body: endpointKeys } },
    refusals: ['EndpointNotFound'],
  },
  testWebhookEndpoint: {
    summary: 'Send an endpoint an event of the type `webhook.test`',
    tags,
    params: endpointParams,
    answers: onItsWay,
    refusals: ['EndpointNotFound', 'EndpointDisabled'],
  },
  recoverWebhookEndpoint: {
    summary: 'Send again all that failed',
    tags,
    params: endpointParams,
    body: sinceBody,
    answers: resent,
    refusals: ['EndpointNotFound', 'EndpointDisabled'],
  },
  replayWebhookEndpoint: {
    summary: 'Send what an endpoint missed',
    description:
      'Events that it wants now and was never told of: it was disabled, was made later, or wanted others. Events are kept for 90 days, from the tenant’s first endpoint on.',
    tags,
    params: endpointParams,
    body: sinceBody,
    answers: resent,
    refusals: ['EndpointNotFound', 'EndpointDisabled'],
  },
  listWebhookMessages: {
    summary: 'List messages to webhook endpoints',
    tags,
    query: messagesQuery,
    answers: { 200: { description: 'One page', body: messagePage } },
  },
  getWebhookMessage: {
    summary: 'Show a message with its payload and attempts',
    tags,
    params: messageParams,
    answers: { 200: { description: 'The message', body: messageDetails } },
    refusals: ['MessageNotFound'],
  },
  resendWebhookMessage: {
    summary: 'Send a message again',
    description: 'Whether it was delivered or not, from the first of ten attempts on.',
    tags,
    params: messageParams,
    answers: onItsWay,
    refusals: ['MessageNotFound', 'EndpointDisabled', 'TenantBusy'],
  },
} satisfies Contracts<'webhooks/api'>;
