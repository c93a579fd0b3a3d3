import { createEndpoint, type EndpointPorts } from '../../../core/webhooks/create-endpoint.ts';
import {
  changeEndpoint,
  removeEndpoint,
  rotateSecret,
  switchEndpoint,
  verificationKeys,
} from '../../../core/webhooks/change-endpoint.ts';
import type { WebhookEndpoint, WebhookEndpointId } from '../../../core/webhooks/endpoint.ts';
import { isId } from '../../../kit/id.ts';
import { pageOf } from '../../../kit/page.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { claimOf } from '../../edge/claim-of.ts';
import { listOperation } from '../../edge/list-operation.ts';
import { operation, type InputOf } from '../../edge/operation.ts';
import { toEndpointView } from './webhook-views.ts';

export const createWebhookEndpoint = (ports: EndpointPorts) =>
  operation('createWebhookEndpoint', async ({ principal, tenant, ...input }) => {
    const { path, body: draft, idempotencyKey } = input;
    const claim = await claimOf({ principal, path, body: draft, idempotencyKey });
    const { tenantId } = tenant;
    const created = await createEndpoint(ports, principal, { tenantId, draft, claim });
    if (!created.ok) return refusal(created.error);
    const { endpoint, verificationKey } = created.value;
    const headers = {
      location: `/v1/webhook-endpoints/${endpoint.id}`,
      ...etag(endpoint.version),
    };
    return answer(201, { ...toEndpointView(endpoint), verificationKey }, headers);
  });

export const listWebhookEndpoints = ({ endpoints }: EndpointPorts) =>
  listOperation('listWebhookEndpoints', {
    isKey: (after): after is WebhookEndpointId => isId('whe', after),
    load: async ({ tenant: { tenantId } }, page) => pageOf(await endpoints.list(tenantId), page),
    toView: toEndpointView,
  });

export const getWebhookEndpoint = ({ endpoints }: EndpointPorts) =>
  operation('getWebhookEndpoint', async ({ tenant: { tenantId }, params: { endpointId } }) => {
    const endpoint = await endpoints.find(tenantId, endpointId);
    return endpoint ? asItIs(endpoint) : refusal({ kind: 'EndpointNotFound' });
  });

const asItIs = (endpoint: WebhookEndpoint) =>
  answer(200, toEndpointView(endpoint), etag(endpoint.version));

export const changeWebhookEndpoint = (ports: EndpointPorts) =>
  operation('changeWebhookEndpoint', async ({ principal, tenant, ...input }) => {
    const { params, body: wishes, ifMatch: versions } = input;
    const change = { tenantId: tenant.tenantId, id: params.endpointId, wishes, versions };
    const changed = await changeEndpoint(ports, principal, change);
    return changed.ok ? asItIs(changed.value) : refusal(changed.error);
  });

export const removeWebhookEndpoint = (ports: EndpointPorts) =>
  operation('removeWebhookEndpoint', async ({ principal, tenant: { tenantId }, params }) => {
    const removed = await removeEndpoint(ports, principal, { tenantId, id: params.endpointId });
    return removed.ok ? answer(204) : refusal(removed.error);
  });

export const enableWebhookEndpoint = (ports: EndpointPorts) =>
  operation('enableWebhookEndpoint', (input) => switchTo('enabled', ports, input));

export const disableWebhookEndpoint = (ports: EndpointPorts) =>
  operation('disableWebhookEndpoint', (input) => switchTo('disabled', ports, input));

async function switchTo(
  to: 'enabled' | 'disabled',
  ports: EndpointPorts,
  { principal, tenant: { tenantId }, params }: InputOf<'enableWebhookEndpoint'>,
) {
  const wish = { tenantId, id: params.endpointId, to };
  const switched = await switchEndpoint(ports, principal, wish);
  return switched.ok ? asItIs(switched.value) : refusal(switched.error);
}

export const rotateWebhookSecret = (ports: EndpointPorts) =>
  operation('rotateWebhookSecret', async ({ principal, tenant: { tenantId }, params, body }) => {
    const { overlapSeconds, signing } = body ?? { overlapSeconds: 86_400 };
    const rotation = { tenantId, id: params.endpointId, overlapSeconds, signing };
    const rotated = await rotateSecret(ports, principal, rotation);
    if (!rotated.ok) return refusal(rotated.error);
    const { endpoint, verificationKey } = rotated.value;
    return answer(200, { ...toEndpointView(endpoint), verificationKey });
  });

export const showWebhookSecret = (ports: EndpointPorts) =>
  operation('showWebhookSecret', async ({ tenant: { tenantId }, params: { endpointId: id } }) => {
    const keys = await verificationKeys(ports, { tenantId, id });
    if (!keys) return refusal({ kind: 'EndpointNotFound' });
    const items = keys.map(({ createdAt, until, ...key }) => ({
      ...key,
      createdAt: createdAt.toISOString(),
      until: until?.toISOString(),
    }));
    return answer(200, { items });
  });
