import { MessageRejected, TooManyRequestsException, type SESv2Client } from '@aws-sdk/client-sesv2';
import { decodedWords } from '../../../kit/text/encoded-words.ts';
import { describe, expect, it } from 'vitest';
import { SesMailer } from '../../../adapters/ses/ses-mailer.ts';

const mail = { to: 'ada@acme.example', subject: 'Welcome', text: 'Hello', html: '<p>Hello</p>' };
const sender = {
  fromAddress: 'no-reply@freehold.example',
  fromName: 'Freehold',
  replyToAddress: 'support@freehold.example',
};

function mailerThat(send: () => Promise<unknown>) {
  const inputs: unknown[] = [];
  const client = {
    send: (command: { input: unknown }) => {
      inputs.push(command.input);
      return send();
    },
  };
  return { mailer: new SesMailer(client as unknown as SESv2Client, sender), inputs };
}
const failing = (error: Error) => mailerThat(() => Promise.reject(error)).mailer.send(mail);
const answer = { $metadata: {}, message: 'ada@acme.example is not verified' };

describe('SesMailer', () => {
  it('sends text and HTML from the platform’s address, to be answered to its support', async () => {
    const { mailer, inputs } = mailerThat(() => Promise.resolve({ MessageId: 'm-1' }));
    expect(await mailer.send(mail)).toEqual({ kind: 'Accepted', messageId: 'm-1' });
    expect(inputs).toMatchObject([
      {
        FromEmailAddress: '"Freehold" <no-reply@freehold.example>',
        Destination: { ToAddresses: ['ada@acme.example'] },
        ReplyToAddresses: ['support@freehold.example'],
      },
    ]);
  });

  it.each([
    ['Welcome to Acme', 'Welcome to Acme'],
    ['Acme, "the" one', 'Acme, "the" one'],
    ['Grüße von Müller', '=?UTF-8?B?R3LDvMOfZSB2b24gTcO8bGxlcg==?='],
    ['🚀 Acme', '=?UTF-8?B?8J+agCBBY21l?='],
    ['Acme\r\nBcc: all@example.com', '=?UTF-8?B?QWNtZQ0KQmNjOiBhbGxAZXhhbXBsZS5jb20=?='],
    ['=?UTF-8?Q?Bank?=', '=?UTF-8?B?PT9VVEYtOD9RP0Jhbms/PQ==?='],
  ])('writes the subject %j into the header as RFC 2047 says', async (subject, header) => {
    const { mailer, inputs } = mailerThat(() => Promise.resolve({ MessageId: 'm-1' }));
    await mailer.send({ ...mail, subject });
    expect(inputs).toMatchObject([{ Content: { Simple: { Subject: { Data: header } } } }]);
    expect(decodedWords(header)).toBe(subject);
  });

  it.each([
    'ada@acme.example\r\nBcc: all@example.com',
    'ada@acme.example, all@example.com',
    '"Ada" <ada@acme.example>',
    'müller@acme.example',
    '',
  ])('sends nothing to %j, which is not one address', async (to) => {
    const { mailer, inputs } = mailerThat(() => Promise.resolve({ MessageId: 'm-1' }));
    expect(await mailer.send({ ...mail, to: ['bob@acme.example', to] })).toEqual({
      kind: 'Refused',
      reason: 'InvalidRecipient',
      isTransient: false,
    });
    expect(inputs).toEqual([]);
  });

  it('knows a throttle for certainly not sent, and worth another try', async () => {
    expect(await failing(new TooManyRequestsException(answer))).toMatchObject({
      kind: 'Refused',
      isTransient: true,
    });
  });

  it('knows a connection that was refused for certainly not sent', async () => {
    const error = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(await failing(error)).toMatchObject({ kind: 'Refused', isTransient: true });
  });

  it('knows a mail that SES rejects for good, and quotes no address', async () => {
    expect(await failing(new MessageRejected(answer))).toEqual({
      kind: 'Refused',
      reason: 'MessageRejected',
      isTransient: false,
    });
  });

  it.each([
    Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }),
    Object.assign(new Error('late'), { name: 'TimeoutError' }),
    Object.assign(new Error('500'), { name: 'InternalFailure' }),
  ])('takes %s for an answer that was lost', async (error) => {
    expect(await failing(error)).toMatchObject({ kind: 'Unknown' });
  });
});
