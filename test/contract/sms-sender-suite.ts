import { describe, expect, it } from 'vitest';
import type { SmsSender } from '../../core/channels/sms-sender.ts';
import type { Mood } from '../support/channels/maker-server.ts';

export type SmsSenderUnderTest = {
  readonly sender: SmsSender;
  readonly setMood: (mood: Mood) => void;
  readonly sent: () => readonly { readonly to: string; readonly text: string }[];
};

export const sms = {
  to: '+4915112345678',
  text: 'Ihr Code: 4711 ✓',
  key: 'msg_01kb2v3m9ne4a8x0c5r7d6f1gh',
  tenantId: 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh',
};

/** What every sender of SMS promises, whoever makes it. */
export function describeSmsSender(name: string, arrange: () => Promise<SmsSenderUnderTest>) {
  describe(name, () => {
    it('hands over an SMS', async () => {
      const { sender, sent } = await arrange();
      const delivery = await sender.send(sms);
      expect(delivery.kind === 'Accepted' && delivery.messageId).toMatch(/./);
      expect(sent()).toEqual([{ to: sms.to, text: sms.text }]);
    });

    it.each(['015112345678', '+49 151 12345678', '+0151', 'ada@acme.example', ''])(
      'sends nothing to %j, which is no number in E.164',
      async (to) => {
        const { sender, sent } = await arrange();
        const refused = { kind: 'Refused', reason: 'InvalidRecipient', isTransient: false };
        expect(await sender.send({ ...sms, to })).toEqual(refused);
        expect(sent()).toEqual([]);
      },
    );

    it.each([
      ['throttles', { kind: 'Refused', isTransient: true }],
      ['refuses', { kind: 'Refused', isTransient: false }],
      ['breaks', { kind: 'Unknown' }],
      ['hangsUp', { kind: 'Unknown' }],
    ] as const)('says what it knows where the maker %s, without the number', async (mood, told) => {
      const { sender, setMood } = await arrange();
      setMood(mood);
      const delivery = await sender.send(sms);
      expect(delivery).toMatchObject(told);
      expect(JSON.stringify(delivery)).not.toContain('4915112345678');
    });
  });
}
