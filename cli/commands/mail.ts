import { z } from 'zod';
import { decodedWords } from '../../kit/text/encoded-words.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { clock, table } from '../output.ts';
import { readJson } from '../read-json.ts';

const mail = z.object({
  MessageId: z.string(),
  Source: z.string(),
  To: z.array(z.string()),
  Subject: z.string(),
  BodyText: z.string(),
  Timestamp: z.number(),
});
const mailbox = z.object({ messages: z.record(z.string(), z.array(mail)) });

/** `freehold mail list`: what the platform on this machine has sent, the newest first. */
export async function listMails(context: CliContext): Promise<void> {
  const mails = await sentMails(context);
  const rows = mails.map(({ to, subject, sentAt }, index) => [
    String(index + 1),
    clock(sentAt),
    to.join(', '),
    subject,
  ]);
  const lines = rows.length > 0 ? table([['NO', 'SENT', 'TO', 'SUBJECT'], ...rows]) : ['No mails.'];
  context.output.result({ items: mails }, lines);
}

/** `freehold mail show [number]`: one of them, the newest unless told otherwise. */
export async function showMail(context: CliContext, number: number): Promise<void> {
  const one = (await sentMails(context))[number - 1];
  if (!one) {
    throw new CommandFailure(`There is no mail ${number}.`, {
      exitCode: EXIT.notFound,
      hint: 'The numbers are those of: freehold mail list',
    });
  }
  const { from, to, subject, sentAt, text } = one;
  const head = table([
    ['From', from],
    ['To', to.join(', ')],
    ['Sent', clock(sentAt)],
    ['Subject', subject],
  ]);
  context.output.result(one, [...head, '', text]);
}

async function sentMails({ profile, surroundings }: CliContext) {
  const local = profile();
  if (local.kind !== 'local') {
    throw new CommandFailure('Only the local cloud keeps the mails that it sends.', {
      exitCode: EXIT.invalid,
    });
  }
  const url = new URL(`${local.awsEndpoint}/_ministack/ses/messages`);
  const { messages } = await readJson({ url, answer: mailbox }, surroundings.interrupted);
  return Object.values(messages)
    .flat()
    .toSorted((a, b) => b.Timestamp - a.Timestamp)
    .map(({ MessageId: id, To: to, BodyText: text, ...sent }) => ({
      id,
      from: decodedWords(sent.Source),
      to,
      subject: decodedWords(sent.Subject),
      text,
      sentAt: new Date(sent.Timestamp * 1_000).toISOString(),
    }));
}
