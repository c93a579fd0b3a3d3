import * as z from 'zod';
import type { Contracts } from '../edge/operation-contract.ts';

const tags = ['Notifications'];

const signature = z.string().max(500).optional();
const sendGridEvents = z.array(z.looseObject({})).meta({
  id: 'SendGridEvents',
  description: 'Events as SendGrid sends them',
  examples: [[{ event: 'delivered', email: 'ada@acme.example', timestamp: 1_804_377_600 }]],
});
const answers = { 204: { description: 'It was taken, and is worked on' } };

export const makerEventsContract = {
  receiveSendGridEvents: {
    summary: 'Take events of SendGrid’s',
    description:
      'For SendGrid’s event webhook, by its signature, at most 25 hours old. What is told again changes nothing.',
    tags,
    headers: z.object({
      'x-twilio-email-event-webhook-signature': signature.meta({
        description: 'Of the time and the body, by ECDSA',
        examples: ['MEUCIGHQVtGj+Y3LkG9f…'],
      }),
      'x-twilio-email-event-webhook-timestamp': z
        .string()
        .regex(/^\d{1,12}$/, 'It is no such time.')
        .optional()
        .meta({ description: 'When it was signed, in seconds', examples: ['1804377600'] }),
    }),
    body: sendGridEvents,
    answers,
    refusals: ['EventForged'],
  },
  receiveTwilioEvent: {
    summary: 'Take an event of Twilio’s',
    description:
      'For the status callbacks that Twilio sends as a form, by its signature. What is told again changes nothing.',
    tags,
    query: z.strictObject({
      key: z
        .string()
        .regex(/^[\w-]{1,200}$/, 'It is no such key.')
        .meta({ description: 'Of the message', examples: ['ntf_01kb2v3m9n-b2c5d4e4-sms'] }),
      tenant: z
        .string()
        .regex(/^tnt_[0-9a-z]{26}$/, 'It is no such id.')
        .meta({ description: 'Whose message', examples: ['tnt_01kb2v3m9ne4a8x0c5r7d6f1gh'] }),
    }),
    headers: z.object({
      'x-twilio-signature': signature.meta({
        description: 'Of the address and the form, by HMAC-SHA1',
        examples: ['RSOYDt4T1cUTdK1PDd93/VVr8B8='],
      }),
    }),
    answers,
    refusals: ['EventForged'],
  },
} satisfies Contracts<'notifications/receive-events'>;
