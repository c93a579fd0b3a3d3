import { useTexts } from '../texts/use-texts.ts';
import { Badge, type Tone } from '../ui/badge.tsx';

type Stated = { readonly state: string; readonly failure?: unknown };

const TONES: Readonly<Record<string, Tone>> = {
  active: 'good',
  provisioning: 'info',
  suspended: 'warn',
  failed: 'bad',
};

export function TenantState({ tenant: { state, failure } }: { readonly tenant: Stated }) {
  const { states } = useTexts();
  const shown = failure === undefined || state !== 'provisioning' ? state : 'failed';
  const named = states as Readonly<Record<string, string>>;
  return <Badge tone={TONES[shown] ?? 'quiet'}>{named[shown] ?? shown}</Badge>;
}
