import { describe, expect, it } from 'vitest';
import { MessageRejected, TooManyRequestsException, type SESv2Client } from '@aws-sdk/client-sesv2';
import { SendGridMailer } from '../../../adapters/sendgrid/sendgrid-mailer.ts';
import { SesMailer } from '../../../adapters/ses/ses-mailer.ts';
import { UndiciOutboundHttp } from '../../../adapters/undici/undici-outbound-http.ts';
import { decodedWords } from '../../../kit/text/encoded-words.ts';
import { describeMailer, mail, type SentMail } from '../../contract/mailer-suite.ts';
import { FakeMailer } from '../../fakes/fake-senders.ts';
import { FakeSecrets } from '../../fakes/fake-secrets.ts';
import { awsClientOf } from '../../support/channels/aws-client-of.ts';
import { endingOf } from '../../support/channels/ending-of.ts';
import { mailIn, SENDGRID_KEY, sendGridStandIn } from '../../support/channels/sendgrid-stand-in.ts';
import { httpServers } from '../../support/http-servers.ts';

const { serve } = httpServers();
const sender = { fromAddress: 'no-reply@freehold.example', fromName: 'Freehold' };

async function sendGrid(secrets = new FakeSecrets({ SENDGRID_API_KEY: SENDGRID_KEY })) {
  const maker = sendGridStandIn();
  const { url: apiUrl } = await serve(maker.listener);
  const http = new UndiciOutboundHttp({ allowsLoopback: true });
  const options = { http, secrets, apiKeyName: 'SENDGRID_API_KEY', apiUrl };
  const mailer = new SendGridMailer({ ...options, sender });
  const sent = (): SentMail[] =>
    maker.requests.map((request) => {
      const { personalizations, subject, headers, custom_args: args } = mailIn(request);
      return {
        to: personalizations.flatMap(({ to }) => to.map(({ email }) => email)),
        ...{ subject, headers, key: args?.freehold_key, tenantId: args?.freehold_tenant },
      };
    });
  return { maker, mailer, setMood: maker.setMood, sent };
}

const answer = { $metadata: {}, message: 'ada@acme.example is not verified' };

type SesInput = {
  readonly Destination: { readonly ToAddresses: string[] };
  readonly EmailTags?: { readonly Name: string; readonly Value: string }[];
  readonly Content: {
    readonly Simple: {
      readonly Subject: { readonly Data: string };
      readonly Headers?: { readonly Name: string; readonly Value: string }[];
    };
  };
};

function ses() {
  const aws = awsClientOf<SesInput>({
    throttles: new TooManyRequestsException(answer),
    refuses: new MessageRejected(answer),
  });
  const mailer = new SesMailer(aws.client as unknown as SESv2Client, sender);
  const valueOf = (pairs: SesInput['EmailTags'], name: string) =>
    pairs?.find(({ Name }) => Name === name)?.Value;
  const sent = () =>
    aws.inputs.map(({ Destination, EmailTags, Content: { Simple } }) => ({
      to: Destination.ToAddresses,
      subject: decodedWords(Simple.Subject.Data),
      headers: Object.fromEntries((Simple.Headers ?? []).map(({ Name, Value }) => [Name, Value])),
      key: valueOf(EmailTags, 'freehold_key'),
      tenantId: valueOf(EmailTags, 'freehold_tenant'),
    }));
  return Promise.resolve({ mailer, setMood: aws.setMood, sent });
}

function fake() {
  const mailer = new FakeMailer();
  const sent = () =>
    mailer.sent.map(({ to, subject, headers, key, tenantId }) => ({
      ...{ to: [to].flat(), subject, headers, key, tenantId },
    }));
  return Promise.resolve({
    mailer,
    sent,
    setMood: (mood: Parameters<typeof endingOf>[0]) => void (mailer.next = endingOf(mood)),
  });
}

describeMailer('SesMailer', ses);
describeMailer('SendGridMailer', sendGrid);
describeMailer('FakeMailer', fake);

describe('SendGridMailer', () => {
  it('has SendGrid count no clicks, for links hold tokens', async () => {
    const { mailer, maker } = await sendGrid();
    await mailer.send(mail);
    expect(maker.requests.map(mailIn)).toMatchObject([
      {
        from: { email: 'no-reply@freehold.example', name: 'Freehold' },
        tracking_settings: {
          click_tracking: { enable: false, enable_text: false },
          open_tracking: { enable: false },
        },
      },
    ]);
  });

  it.each([
    ['a wrong key', new FakeSecrets({ SENDGRID_API_KEY: 'SG.old' }), 'Status401'],
    ['no key', new FakeSecrets(), 'SecretMissing'],
  ])('knows a mail for not sent with %s, and worth another try', async (_, secrets, reason) => {
    const { mailer, maker } = await sendGrid(secrets);
    expect(await mailer.send(mail)).toMatchObject({
      kind: 'Refused',
      reason: expect.stringContaining(reason) as string,
      isTransient: true,
    });
    expect(maker.requests).toEqual([]);
  });
});
