import * as z from 'zod';
import type { Contact } from '../../../core/notifications/contact.ts';
import { isoTime } from '../table/iso-time.ts';

const target = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('web_push'),
    endpoint: z.string(),
    keys: z.object({ p256dh: z.string(), auth: z.string() }),
  }),
  z.object({ kind: z.literal('sns'), endpointArn: z.string() }),
]);
const contactContent = z.object({
  devices: z.array(
    z.object({
      id: z.templateLiteral(['dev_', z.string()]),
      name: z.string().optional(),
      target,
      createdAt: isoTime,
    }),
  ),
  phone: z.object({ number: z.string(), confirmedAt: isoTime }).optional(),
  pending: z
    .object({
      number: z.string(),
      codeHash: z.string(),
      expiresAt: isoTime,
      triesLeft: z.int(),
    })
    .optional(),
  codesSentAt: z.array(isoTime),
  version: z.int(),
});
export const contactOf = ({ content }: Readonly<Record<string, unknown>>): Contact =>
  contactContent.parse(JSON.parse(String(content)));
