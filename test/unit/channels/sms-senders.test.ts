import { InvalidParameterException, ThrottledException } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { SnsSmsSender } from '../../../adapters/sns/sns-sms-sender.ts';
import { TwilioSmsSender } from '../../../adapters/twilio/twilio-sms-sender.ts';
import { UndiciOutboundHttp } from '../../../adapters/undici/undici-outbound-http.ts';
import { describeSmsSender, sms } from '../../contract/sms-sender-suite.ts';
import { FakeSmsSender } from '../../fakes/fake-senders.ts';
import { FakeSecrets } from '../../fakes/fake-secrets.ts';
import { awsClientOf } from '../../support/channels/aws-client-of.ts';
import { endingOf } from '../../support/channels/ending-of.ts';
import { TWILIO_SID, TWILIO_TOKEN, twilioStandIn } from '../../support/channels/twilio-stand-in.ts';
import { httpServers } from '../../support/http-servers.ts';

const { serve } = httpServers();

const known = { TWILIO_ACCOUNT_SID: TWILIO_SID, TWILIO_AUTH_TOKEN: TWILIO_TOKEN };

async function twilio({ secrets = new FakeSecrets(known), from = '+14155552671' } = {}) {
  const maker = twilioStandIn();
  const { url: apiUrl } = await serve(maker.listener);
  const sender = new TwilioSmsSender({
    http: new UndiciOutboundHttp({ allowsLoopback: true }),
    ...{ secrets, from, apiUrl },
    accountSidName: 'TWILIO_ACCOUNT_SID',
    authTokenName: 'TWILIO_AUTH_TOKEN',
    callbackUrl: 'https://api.example.com/v1/webhooks/twilio',
  });
  const forms = () => maker.requests.map(({ body }) => new URLSearchParams(body));
  const sent = () =>
    forms().map((form) => ({ to: form.get('To') ?? '', text: form.get('Body') ?? '' }));
  return { maker, sender, forms, sent, setMood: maker.setMood };
}

type SnsInput = { readonly PhoneNumber: string; readonly Message: string };
const answer = { $metadata: {}, message: 'Invalid parameter: PhoneNumber +4915112345678' };

function sns(senderId?: string) {
  const aws = awsClientOf<SnsInput>({
    throttles: new ThrottledException(answer),
    refuses: new InvalidParameterException(answer),
  });
  const sender = new SnsSmsSender(aws.client, senderId);
  const sent = () => aws.inputs.map(({ PhoneNumber: to, Message: text }) => ({ to, text }));
  return { ...aws, sender, sent };
}

function fake() {
  const sender = new FakeSmsSender();
  const sent = () => sender.sent.map(({ to, text }) => ({ to, text }));
  return {
    sender,
    sent,
    setMood: (mood: Parameters<typeof endingOf>[0]) => void (sender.next = endingOf(mood)),
  };
}

describeSmsSender('TwilioSmsSender', () => twilio());
describeSmsSender('SnsSmsSender', () => Promise.resolve(sns()));
describeSmsSender('FakeSmsSender', () => Promise.resolve(fake()));

describe('TwilioSmsSender', () => {
  it('tells Twilio where to say what became of the message', async () => {
    const { sender, forms } = await twilio();
    await sender.send(sms);
    expect(forms()[0]?.get('StatusCallback')).toBe(
      `https://api.example.com/v1/webhooks/twilio?key=${sms.key}&tenant=${sms.tenantId}`,
    );
    expect(forms()[0]?.get('From')).toBe('+14155552671');
  });

  it('sends by a messaging service where one is stated', async () => {
    const from = `MG${'c'.repeat(32)}`;
    const { sender, forms } = await twilio({ from });
    await sender.send(sms);
    expect(forms()[0]?.get('MessagingServiceSid')).toBe(from);
    expect(forms()[0]?.has('From')).toBe(false);
  });

  it('says Twilio’s code of a refusal', async () => {
    const { sender, setMood } = await twilio();
    setMood('refuses');
    expect(await sender.send(sms)).toMatchObject({ reason: 'Twilio21211' });
  });

  it('knows an SMS for not sent with a wrong token, and worth another try', async () => {
    const secrets = new FakeSecrets({ ...known, TWILIO_AUTH_TOKEN: 'old' });
    const { sender, sent } = await twilio({ secrets });
    const refused = { kind: 'Refused', reason: 'Twilio20003', isTransient: true };
    expect(await sender.send(sms)).toEqual(refused);
    expect(sent()).toEqual([]);
  });
});

describe('SnsSmsSender', () => {
  it('names the sender, and that the message is no advertisement', async () => {
    const { sender, inputs } = sns('FREEHOLD');
    await sender.send(sms);
    expect(inputs).toMatchObject([
      {
        MessageAttributes: {
          'AWS.SNS.SMS.SMSType': { StringValue: 'Transactional' },
          'AWS.SNS.SMS.SenderID': { StringValue: 'FREEHOLD' },
        },
      },
    ]);
  });
});
