import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makerOf, STATUSES, type MakerRequest, type Mood } from './maker-server.ts';

export const TWILIO_SID = `AC${'a'.repeat(32)}`;
export const TWILIO_TOKEN = 'twilio-token';

/** Twilio's own description of the operation (see its notice). */
const described = JSON.parse(
  readFileSync(join(import.meta.dirname, 'twilio-messages.json'), 'utf8'),
) as {
  readonly request: { readonly properties: object };
  readonly answer: object;
  readonly components: object;
};
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
const { components } = described;
const isRequest = ajv.compile({ ...described.request, additionalProperties: false, components });
const isAnswer = ajv.compile({ ...described.answer, components });

/** Takes what Twilio's description takes, and answers what it says Twilio answers. */
export const twilioStandIn = () => makerOf(answerOf);

function answerOf(request: MakerRequest, mood: Mood) {
  const basic = Buffer.from(`${TWILIO_SID}:${TWILIO_TOKEN}`).toString('base64');
  const isKnown = request.headers.authorization === `Basic ${basic}`;
  if (!isKnown || mood === 'rejectsKey') return refusal(401, 20003);
  if (mood !== 'accepts') return refusal(STATUSES[mood as 'refuses'], CODES[mood] ?? 20001);
  if (request.path !== `/2010-04-01/Accounts/${TWILIO_SID}/Messages.json`) {
    return refusal(404, 20404);
  }
  const form = Object.fromEntries(new URLSearchParams(request.body));
  if (!isRequest(form)) throw new Error(ajv.errorsText(isRequest.errors));
  // Of both, Twilio asks for one: https://www.twilio.com/docs/messaging/api/message-resource
  if (!form.From && !form.MessagingServiceSid) return refusal(400, 21603);
  return { status: 201, body: created(form) };
}

const CODES: Partial<Record<Mood, number>> = { throttles: 20429, refuses: 21211, breaks: 20500 };

const refusal = (status: number, code: number) => ({
  status,
  body: { code, message: 'The number +4915112345678 is not valid', status },
});

function created(form: Readonly<Record<string, string>>) {
  const body = {
    sid: `SM${'b'.repeat(32)}`,
    account_sid: TWILIO_SID,
    status: 'queued',
    direction: 'outbound-api',
    to: form.To,
    from: form.From ?? null,
    messaging_service_sid: form.MessagingServiceSid ?? null,
    body: form.Body,
    num_segments: '1',
    error_code: null,
  };
  if (!isAnswer(body)) throw new Error(ajv.errorsText(isAnswer.errors));
  return body;
}
