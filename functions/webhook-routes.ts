import { route } from './route.ts';

/** What gives a tenant what its plan may lack. The other routes are open without it: it sees and ends what it had. */
const NEEDS_API_ACCESS = { permission: 'webhooks:write', entitlement: 'api_access' } as const;

/** The routes by which a tenant is told of events, its product's too, at addresses of its own. */
export const webhookRoutes = {
  listEventTypes: route('GET /v1/event-types', 'events/api', 'signed-in-or-key'),
  sendEvents: route('POST /v1/events', 'events/api', 'events:write'),

  createWebhookEndpoint: route('POST /v1/webhook-endpoints', 'webhooks/api', NEEDS_API_ACCESS),
  listWebhookEndpoints: route('GET /v1/webhook-endpoints', 'webhooks/api', 'webhooks:read'),
  getWebhookEndpoint: route(
    'GET /v1/webhook-endpoints/{endpointId}',
    'webhooks/api',
    'webhooks:read',
  ),
  changeWebhookEndpoint: route(
    'PATCH /v1/webhook-endpoints/{endpointId}',
    'webhooks/api',
    'webhooks:write',
  ),
  removeWebhookEndpoint: route(
    'DELETE /v1/webhook-endpoints/{endpointId}',
    'webhooks/api',
    'webhooks:write',
  ),
  enableWebhookEndpoint: route(
    'POST /v1/webhook-endpoints/{endpointId}/enable',
    'webhooks/api',
    NEEDS_API_ACCESS,
  ),
  disableWebhookEndpoint: route(
    'POST /v1/webhook-endpoints/{endpointId}/disable',
    'webhooks/api',
    'webhooks:write',
  ),
  rotateWebhookSecret: route(
    'POST /v1/webhook-endpoints/{endpointId}/rotate-secret',
    'webhooks/api',
    'webhooks:write',
  ),
  showWebhookSecret: route(
    'GET /v1/webhook-endpoints/{endpointId}/secret',
    'webhooks/api',
    'webhooks:write',
  ),
  testWebhookEndpoint: route(
    'POST /v1/webhook-endpoints/{endpointId}/test',
    'webhooks/api',
    'webhooks:write',
  ),
  recoverWebhookEndpoint: route(
    'POST /v1/webhook-endpoints/{endpointId}/recover',
    'webhooks/api',
    'webhooks:write',
  ),
  replayWebhookEndpoint: route(
    'POST /v1/webhook-endpoints/{endpointId}/replay',
    'webhooks/api',
    'webhooks:write',
  ),
  listWebhookMessages: route('GET /v1/webhook-messages', 'webhooks/api', 'webhooks:read'),
  getWebhookMessage: route('GET /v1/webhook-messages/{messageId}', 'webhooks/api', 'webhooks:read'),
  resendWebhookMessage: route(
    'POST /v1/webhook-messages/{messageId}/resend',
    'webhooks/api',
    'webhooks:write',
  ),
} as const satisfies Readonly<Record<string, object>>;
