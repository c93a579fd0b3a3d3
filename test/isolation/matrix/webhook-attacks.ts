import type { Attacker, Target } from './parties.ts';
import { STORES } from './stores.ts';

const store = STORES.webhooksTable.name;
const byEndpoint = ({ endpointId }: Target) => ({ endpointId });
const byMessage = ({ messageId }: Target) => ({ messageId });
const sinceEver = () => ({ since: '2020-01-01T00:00:00.000Z' });

/** How the routes of webhooks are aimed at another tenant. */
export const WEBHOOK_ATTACKS = {
  createWebhookEndpoint: {
    store,
    // Not over TLS: no endpoint is made, so that each attempt is answered alike.
    body: ({ slug }: Target) => ({ url: `ftp://${slug}.example/`, eventTypes: ['*'] }),
  },
  listWebhookEndpoints: { store },
  getWebhookEndpoint: { store, params: byEndpoint },
  changeWebhookEndpoint: {
    store,
    params: byEndpoint,
    body: () => ({ url: 'https://evil.example/' }),
  },
  removeWebhookEndpoint: { store, params: byEndpoint },
  enableWebhookEndpoint: { store, params: byEndpoint },
  disableWebhookEndpoint: { store, params: byEndpoint },
  rotateWebhookSecret: { store, params: byEndpoint },
  showWebhookSecret: { store, params: byEndpoint },
  testWebhookEndpoint: { store, params: byEndpoint },
  recoverWebhookEndpoint: { store, params: byEndpoint, body: sinceEver },
  replayWebhookEndpoint: { store, params: byEndpoint, body: sinceEver },
  listWebhookMessages: { store, query: (_: Attacker, target: Target) => byEndpoint(target) },
  getWebhookMessage: { store, params: byMessage },
  resendWebhookMessage: { store, params: byMessage },
};
