import { describe, expect, it } from 'vitest';
import type { Mail, Mailer } from '../../core/mail/mailer.ts';
import type { Mood } from '../support/channels/maker-server.ts';

export type SentMail = {
  readonly to: readonly string[];
  readonly subject: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly key?: string;
  readonly tenantId?: string;
};
export type MailerUnderTest = {
  readonly mailer: Mailer;
  readonly setMood: (mood: Mood) => void;
  readonly sent: () => readonly SentMail[];
};

export const mail: Mail = {
  to: 'ada@acme.example',
  subject: 'Grüße 🚀',
  text: 'Hello',
  html: '<p>Hello</p>',
  headers: {
    'List-Unsubscribe': '<https://api.example.com/u?token=1>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
  key: 'msg_01kb2v3m9ne4a8x0c5r7d6f1gh',
  tenantId: 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh',
};

/** What every mailer promises, whoever makes it. */
export function describeMailer(name: string, arrange: () => Promise<MailerUnderTest>) {
  describe(name, () => {
    it('hands over a mail with its headers and what it is known by', async () => {
      const { mailer, sent } = await arrange();
      const delivery = await mailer.send({ ...mail, to: ['ada@acme.example', 'bob@acme.example'] });
      expect(delivery.kind === 'Accepted' && delivery.messageId).toMatch(/./);
      const { subject, headers, key, tenantId } = mail;
      const to = ['ada@acme.example', 'bob@acme.example'];
      expect(sent()).toEqual([{ to, subject, headers, key, tenantId }]);
    });

    it('sends nothing to what is not one address', async () => {
      const { mailer, sent } = await arrange();
      for (const to of [
        'ada@acme.example, all@example.com',
        'a@b.example\r\nBcc: c@d.example',
        '',
      ]) {
        expect(await mailer.send({ ...mail, to })).toEqual({
          kind: 'Refused',
          reason: 'InvalidRecipient',
          isTransient: false,
        });
      }
      expect(sent()).toEqual([]);
    });

    it.each([
      ['throttles', { kind: 'Refused', isTransient: true }],
      ['refuses', { kind: 'Refused', isTransient: false }],
      ['breaks', { kind: 'Unknown' }],
      ['hangsUp', { kind: 'Unknown' }],
    ] as const)('says what it knows where the maker %s, without an address', async (mood, told) => {
      const { mailer, setMood } = await arrange();
      setMood(mood);
      const delivery = await mailer.send(mail);
      expect(delivery).toMatchObject(told);
      expect(JSON.stringify(delivery)).not.toContain('acme.example');
    });
  });
}
