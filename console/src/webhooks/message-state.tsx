import type { ItemOf } from '@freehold/sdk';
import { useTexts } from '../texts/use-texts.ts';
import { Badge, type Tone } from '../ui/badge.tsx';

type Message = ItemOf<'listWebhookMessages'>;

const TONES: Readonly<Record<Message['state'], Tone>> = {
  pending: 'info',
  delivered: 'good',
  failed: 'bad',
};

export function MessageState({ state }: { readonly state: Message['state'] }) {
  const { webhooks } = useTexts();
  return <Badge tone={TONES[state]}>{webhooks.messageStates[state] ?? state}</Badge>;
}
