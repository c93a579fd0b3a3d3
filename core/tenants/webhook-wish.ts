import * as z from 'zod';
import { EVENT_PATTERN } from '../events/event-pattern.ts';
import { outboundUrlError } from '../outbound-http/outbound-url.ts';
import type { FieldError } from './field-error.ts';

/** As many as one event is fanned out to at once. */
export const MAX_WEBHOOK_ENDPOINTS = 50;
/** Of all together: they stand in the tenant's record, beside settings and metadata of as much each. */
const MAX_BYTES = 65_536;

/** A webhook endpoint as it is asked for; headers, which are credentials mostly, are not kept in a tenant's record. */
export const webhookWish = z.strictObject({
  url: z
    .string()
    .max(2_000, 'Use at most 2,000 characters.')
    .meta({
      description: 'Posted to; https, and at a public address',
      examples: ['https://hooks.acme.example/freehold'],
    }),
  description: z
    .string()
    .max(500, 'Use at most 500 characters.')
    .meta({ description: 'What it is for', examples: ['Our CRM'] })
    .default(''),
  eventTypes: z
    .array(z.string())
    .min(1, 'Give at least one.')
    .max(100, 'Give at most 100.')
    .meta({
      description: 'Of which events it is told: types, families such as `member.*`, or `*` for all',
      examples: [['member.*', 'record.created']],
    }),
  messagesPerSecond: z
    .int('Give a whole number.')
    .min(1, 'Allow at least 1.')
    .max(1_000, 'Allow at most 1,000.')
    .meta({ description: 'At most so many messages a second', examples: [20] })
    .optional(),
  signing: z
    .enum(['hmac', 'ed25519'])
    .meta({
      description:
        'How messages are signed: by a secret that you share (`v1`), or by a key whose public half you get (`v1a`)',
    })
    .default('hmac'),
  isEnabled: z.boolean().default(true),
});
export type WebhookWish = Readonly<z.output<typeof webhookWish>>;

export type WebhookRules = {
  /** On the laptop alone: also to the machine itself. */
  readonly allowsLoopback: boolean;
};

type Subscription = {
  readonly url?: string | undefined;
  readonly eventTypes?: readonly string[] | undefined;
};

/** What is wrong with where it leads to and what it listens for. */
export function subscriptionErrors(
  { url, eventTypes = [] }: Subscription,
  rules: WebhookRules,
): FieldError[] {
  const urlError = url === undefined ? undefined : outboundUrlError(url, rules);
  return [
    ...(urlError === undefined ? [] : [{ pointer: '/url', detail: urlError }]),
    ...eventTypes.flatMap((pattern, index) =>
      EVENT_PATTERN.test(pattern)
        ? []
        : [{ pointer: `/eventTypes/${index}`, detail: 'Give a type, such as member.*, or *.' }],
    ),
  ];
}

export function webhookWishErrors(
  wishes: readonly WebhookWish[],
  rules: WebhookRules,
): FieldError[] {
  if (Buffer.byteLength(JSON.stringify(wishes)) > MAX_BYTES) {
    return [{ pointer: '', detail: `Use at most ${MAX_BYTES} bytes for all of them.` }];
  }
  return wishes.flatMap((wish, index) =>
    subscriptionErrors(wish, rules).map(({ pointer, detail }) => ({
      ...{ pointer: `/${index}${pointer}`, detail },
    })),
  );
}
