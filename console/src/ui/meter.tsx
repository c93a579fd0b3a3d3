import { useTexts } from '../texts/use-texts.ts';

const NEARLY = 0.9;

type MeterProps = { readonly name: string; readonly share: number; readonly text: string };

/** How much of a limit is used. */
export function Meter({ name, share, text }: MeterProps) {
  const { billing } = useTexts();
  const isNear = share >= NEARLY;
  return (
    <li>
      <p className="flex justify-between gap-2">
        <span>{name}</span>
        <span className={`tabular-nums ${isNear ? 'text-warn' : 'text-quiet'}`}>
          {isNear && `${billing.nearly}: `}
          {text}
        </span>
      </p>
      <svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden className="mt-1 h-2 w-full">
        <rect width={100} height={2} fill="var(--line)" />
        <rect
          width={Math.min(100, share * 100)}
          height={2}
          fill={isNear ? 'var(--warn)' : 'var(--link)'}
        />
      </svg>
    </li>
  );
}

type LimitMeterProps = {
  readonly name: string;
  readonly used: number;
  readonly limit: number | 'unlimited';
  readonly textOf: (amount: number) => string;
};

/** The same of a limit that a plan may leave out. */
export function LimitMeter({ name, used, limit, textOf }: LimitMeterProps) {
  const { billing } = useTexts();
  const isLimited = limit !== 'unlimited';
  return (
    <Meter
      name={name}
      share={isLimited ? used / Math.max(1, limit) : 0}
      text={billing.of(textOf(used), isLimited ? textOf(limit) : billing.unlimited)}
    />
  );
}
