import * as z from 'zod';
import { jsonOf } from '../../../kit/json-of.ts';
import { makerOf, STATUSES, type MakerRequest, type Mood } from './maker-server.ts';

export const SENDGRID_KEY = 'SG.key';

const address = z.strictObject({ email: z.email().max(320), name: z.string().optional() });

/** By https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send, of which nothing machine-readable is to be had here. */
const mailSend = z.strictObject({
  personalizations: z
    .array(z.strictObject({ to: z.array(address).min(1).max(1_000) }))
    .min(1)
    .max(1_000),
  from: address,
  reply_to: address.optional(),
  subject: z.string().min(1),
  content: z
    .array(z.strictObject({ type: z.string().min(1), value: z.string().min(1) }))
    .min(1)
    // Plain text comes first, HTML after it.
    .refine(([first]) => first?.type === 'text/plain'),
  headers: z.record(z.string().regex(/^[\x21-\x7e]+$/), z.string()).optional(),
  custom_args: z.record(z.string(), z.string()).optional(),
  tracking_settings: z.strictObject({
    click_tracking: z.strictObject({ enable: z.boolean(), enable_text: z.boolean() }),
    open_tracking: z.strictObject({ enable: z.boolean() }),
  }),
});

export const mailIn = ({ body }: MakerRequest) => mailSend.parse(jsonOf(body));

export const sendGridStandIn = () => makerOf(answerOf);

function answerOf(request: MakerRequest, mood: Mood) {
  if (request.headers.authorization !== `Bearer ${SENDGRID_KEY}`) return refusal(401);
  if (mood !== 'accepts') return refusal(STATUSES[mood as 'refuses']);
  if (request.path !== '/v3/mail/send') return refusal(404);
  mailIn(request);
  return { status: 202, headers: { 'x-message-id': '14c5d75ce93.dfd.64b469' } };
}

const refusal = (status: number) => ({
  status,
  body: {
    errors: [
      {
        message: 'Does not contain a valid address: ada@acme.example',
        field: 'personalizations.0.to',
      },
    ],
  },
});
