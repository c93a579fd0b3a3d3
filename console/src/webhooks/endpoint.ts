import type { ItemOf, RequestOf } from '@freehold/sdk';
import type { Tone } from '../ui/badge.tsx';
import type { Given } from '../ui/call-dialog.tsx';
import { linesIn } from '../ui/lines.ts';

export type Endpoint = ItemOf<'listWebhookEndpoints'>;

export const ENDPOINT_TONES: Readonly<Record<Endpoint['state'], Tone>> = {
  active: 'good',
  failing: 'bad',
  disabled: 'quiet',
};

export const newEndpointIn = (given: Given): RequestOf<'createWebhookEndpoint'>['body'] => {
  const { messagesPerSecond = '', signing } = given;
  return {
    ...basics(given),
    signing: signing === 'ed25519' ? signing : 'hmac',
    isEnabled: true,
    ...(messagesPerSecond !== '' && { messagesPerSecond: Number(messagesPerSecond) }),
  };
};

export const changesIn = (given: Given): RequestOf<'changeWebhookEndpoint'>['body'] => {
  const { messagesPerSecond = '' } = given;
  return {
    ...basics(given),
    messagesPerSecond: messagesPerSecond === '' ? null : Number(messagesPerSecond),
  };
};

const basics = ({ url = '', description = '', eventTypes }: Given) => ({
  url: url.trim(),
  description: description.trim(),
  eventTypes: linesIn(eventTypes),
});
