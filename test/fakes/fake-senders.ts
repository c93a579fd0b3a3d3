import { isPhoneNumber } from '../../core/channels/phone-number.ts';
import type { Push, PushSender, TargetGone } from '../../core/channels/push-sender.ts';
import type { Sms, SmsSender } from '../../core/channels/sms-sender.ts';
import type { Delivery, Mail, Mailer } from '../../core/mail/mailer.ts';
import { isAddress } from '../../kit/text/email-address.ts';

const INVALID: Delivery = { kind: 'Refused', reason: 'InvalidRecipient', isTransient: false };

/** Keeps what it was given; `next` is how the following ones end. */
class FakeChannel<Message, Ending> {
  readonly sent: Message[] = [];
  next: Ending | undefined;

  protected take(message: Message): Promise<Ending | Delivery> {
    if (this.next) return Promise.resolve(this.next);
    this.sent.push(message);
    return Promise.resolve({ kind: 'Accepted', messageId: `m-${this.sent.length}` });
  }
}

export class FakeMailer extends FakeChannel<Mail, Delivery> implements Mailer {
  send(mail: Mail): Promise<Delivery> {
    return [mail.to].flat().every(isAddress) ? this.take(mail) : Promise.resolve(INVALID);
  }
}

export class FakeSmsSender extends FakeChannel<Sms, Delivery> implements SmsSender {
  send(sms: Sms): Promise<Delivery> {
    return isPhoneNumber(sms.to) ? this.take(sms) : Promise.resolve(INVALID);
  }
}

export class FakePushSender extends FakeChannel<Push, Delivery | TargetGone> implements PushSender {
  send(push: Push): Promise<Delivery | TargetGone> {
    return this.take(push);
  }
}
