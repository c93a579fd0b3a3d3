import { newWebhookSecret } from '../../../kit/standard-webhooks.ts';

export const ID = 'whe_01kb2v3m9ne4a8x0c5r7d6f1gh';
export const KEY = newWebhookSecret();
export const ENDPOINTS = '/v1/webhook-endpoints';
export const endpoint = {
  id: ID,
  url: 'https://hooks.acme.example/in',
  description: '',
  eventTypes: ['member.*'],
  headerNames: [],
  state: 'active',
  health: {},
  signing: 'hmac',
  version: 1,
  createdAt: '2026-11-28T12:00:00.000Z',
  updatedAt: '2026-11-28T12:00:00.000Z',
};
export const messageOf = (n: number, more: object = {}) => ({
  id: `whm_01kb2v3m9ne4a8x0c5r7d6f1g${n}`,
  endpointId: ID,
  eventId: 'evt_01kb2v3m9ne4a8x0c5r7d6f1gh',
  eventType: 'member.joined',
  state: 'pending',
  tries: 1,
  createdAt: '2026-11-28T12:00:00.000Z',
  ...more,
});
