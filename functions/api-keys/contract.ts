import type { Contracts } from '../edge/operation-contract.ts';
import { idempotencyHeaders, pageQuery } from '../edge/request-schemas.ts';
import {
  apiKeyPage,
  apiKeyParams,
  apiKeyView,
  createdApiKeyView,
  newApiKeyBody,
  rotatedApiKeyView,
  rotationBody,
} from './schemas.ts';

const tags = ['API keys'];
const location = { description: 'The new key' };
const asItIs = { 200: { description: 'As it is now', body: apiKeyView } };

export const apiKeysContract = {
  createApiKey: {
    summary: 'Make an API key',
    description:
      'Its secret is shown this once. It permits nothing that you lack yourself, and never what only a person may do: to say who belongs to the tenant and who may do what, and to make keys. A personal key is yours, and permits what you may do as long as you are a member; any other is the tenant’s.',
    tags,
    headers: idempotencyHeaders,
    body: newApiKeyBody,
    answers: {
      201: { description: 'The new key', body: createdApiKeyView, headers: { location } },
    },
    refusals: [
      'GrantNotPermitted',
      'ApiKeyLimitReached',
      'ApiKeyNotFound',
      'IdempotencyKeyReused',
      'TenantBusy',
    ],
  },
  listApiKeys: {
    summary: 'List API keys',
    description: 'Without secrets; the latest first.',
    tags,
    query: pageQuery,
    answers: { 200: { description: 'One page', body: apiKeyPage } },
  },
  getApiKey: {
    summary: 'Show an API key',
    tags,
    params: apiKeyParams,
    answers: asItIs,
    refusals: ['ApiKeyNotFound'],
  },
  rotateApiKey: {
    summary: 'Give an API key a new secret',
    description:
      'It is shown this once. The one before is good for the overlap, and one before that no more.',
    tags,
    params: apiKeyParams,
    body: rotationBody,
    answers: { 200: { description: 'The key with its new secret', body: rotatedApiKeyView } },
    refusals: ['ApiKeyNotFound', 'GrantNotPermitted', 'KeyOfSomebodyElse', 'TenantBusy'],
  },
  disableApiKey: {
    summary: 'Disable an API key',
    description: 'Within five seconds no request by it is accepted.',
    tags,
    params: apiKeyParams,
    answers: asItIs,
    refusals: ['ApiKeyNotFound', 'GrantNotPermitted', 'TenantBusy'],
  },
  enableApiKey: {
    summary: 'Enable a disabled API key',
    tags,
    params: apiKeyParams,
    answers: asItIs,
    refusals: ['ApiKeyNotFound', 'GrantNotPermitted', 'TenantBusy'],
  },
  revokeApiKey: {
    summary: 'Revoke an API key for good',
    description: 'Within five seconds no request by it is accepted.',
    tags,
    params: apiKeyParams,
    answers: { 204: { description: 'Revoked' } },
    refusals: ['ApiKeyNotFound', 'TenantBusy'],
  },
} satisfies Contracts<'api-keys/api'>;
