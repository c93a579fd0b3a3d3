import * as z from 'zod';
import type { Contracts } from '../edge/operation-contract.ts';

const tags = ['Notifications'];

const query = z.strictObject({
  token: z
    .string()
    .regex(/^[\w-]{1,2000}$/, 'It is no such token.')
    .meta({ description: 'As the mail’s link has it', examples: ['AQICAHhT0k3n'] }),
});
const page = z.string().meta({
  id: 'UnsubscribePage',
  description: 'A page in HTML',
  examples: ['<!doctype html>…'],
});

export const unsubscribeContract = {
  showUnsubscribePage: {
    summary: 'Show the page that a mail’s link to unsubscribe leads to',
    description: 'Looking at it changes nothing: what examines links in mails unsubscribes nobody.',
    tags,
    query,
    answers: { 200: { description: 'The page', body: page, contentType: 'text/html' } },
  },
  unsubscribe: {
    summary: 'Unsubscribe from mails of one category',
    description: 'In one click, as RFC 8058 has it, and from the page. Again is harmless.',
    tags,
    query,
    answers: { 200: { description: 'Done', body: page, contentType: 'text/html' } },
    refusals: ['UnsubscribeLinkInvalid', 'WritesPaused'],
  },
} satisfies Contracts<'notifications/unsubscribe'>;
