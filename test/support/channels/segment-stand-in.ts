import * as z from 'zod';
import { jsonOf } from '../../../kit/json-of.ts';
import { makerOf, STATUSES, type MakerRequest, type Mood } from './maker-server.ts';

export const SEGMENT_KEY = 'write-key';

/** By https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/http-api, whose limits are these. */
const track = z
  .strictObject({
    type: z.literal('track'),
    messageId: z.string().min(1).max(100),
    event: z.string().min(1),
    userId: z.string().min(1).optional(),
    anonymousId: z.string().min(1).optional(),
    timestamp: z.iso.datetime(),
    properties: z.record(z.string(), z.unknown()),
    context: z.strictObject({ groupId: z.string() }),
  })
  .refine(({ userId, anonymousId }) => userId ?? anonymousId)
  .refine((message) => Buffer.byteLength(JSON.stringify(message)) <= 32 * 1024);
const batchBody = z.strictObject({ batch: z.array(track).min(1).max(100) });

export const messagesIn = ({ body }: MakerRequest) => batchBody.parse(jsonOf(body)).batch;

export const segmentStandIn = () => makerOf(answerOf);

function answerOf(request: MakerRequest, mood: Mood) {
  const { authorization = '' } = request.headers;
  const [user] = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString().split(':');
  if (user !== SEGMENT_KEY) return { status: 401 };
  if (mood !== 'accepts') return { status: STATUSES[mood as 'refuses'] };
  if (request.path !== '/v1/batch') return { status: 404 };
  if (Buffer.byteLength(request.body) > 500 * 1024) return { status: 400 };
  if (!batchBody.safeParse(jsonOf(request.body)).success) return { status: 400 };
  return { status: 200, body: { success: true } };
}
