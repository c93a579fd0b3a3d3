import { MessageRejected, TooManyRequestsException, type SESv2Client } from '@aws-sdk/client-sesv2';
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
