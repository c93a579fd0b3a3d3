const TONES = {
  good: 'bg-good-tint text-good',
  warn: 'bg-warn-tint text-warn',
  bad: 'bg-bad-tint text-bad',
  info: 'bg-info-tint text-info',
  quiet: 'bg-page text-quiet',
} as const;
export type Tone = keyof typeof TONES;

export const Badge = ({ tone, children }: { readonly tone: Tone; readonly children: string }) => (
  <span
    className={`inline-block rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap ${TONES[tone]}`}
  >
    {children}
  </span>
);
