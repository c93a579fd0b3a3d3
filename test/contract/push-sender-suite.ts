import { describe, expect, it } from 'vitest';
import type { Push, PushSender } from '../../core/channels/push-sender.ts';
import type { Mood } from '../support/channels/maker-server.ts';

export type PushSenderUnderTest = {
  readonly sender: PushSender;
  readonly to: Push['to'];
  readonly setMood: (mood: Mood | 'isGone') => void;
  /** As the device reads it. */
  readonly received: () => readonly { readonly title: string; readonly body: string }[];
};

/** What every sender of push messages promises, whoever makes it. */
export function describePushSender(name: string, arrange: () => Promise<PushSenderUnderTest>) {
  const message = {
    title: 'Zahlung fehlt',
    body: 'Rechnung 4711 ✓',
    url: 'https://app.example.com',
  };

  describe(name, () => {
    it('hands over a message that the device can read', async () => {
      const { sender, to, received } = await arrange();
      expect(await sender.send({ to, ...message })).toMatchObject({ kind: 'Accepted' });
      expect(received()).toEqual([message]);
    });

    it('says that a device is gone', async () => {
      const { sender, to, setMood } = await arrange();
      setMood('isGone');
      expect(await sender.send({ to, ...message })).toEqual({ kind: 'Gone' });
    });

    it.each([
      ['throttles', { kind: 'Refused', isTransient: true }],
      ['refuses', { kind: 'Refused', isTransient: false }],
      ['breaks', { kind: 'Unknown' }],
      ['hangsUp', { kind: 'Unknown' }],
    ] as const)('says what it knows where the maker %s', async (mood, told) => {
      const { sender, to, setMood } = await arrange();
      setMood(mood);
      expect(await sender.send({ to, ...message })).toMatchObject(told);
    });
  });
}
