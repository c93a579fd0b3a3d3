import { useTexts } from '../texts/use-texts.ts';

const WIDTH = 600;
const HEIGHT = 160;
const EDGE = 8;

type Point = { readonly label: string; readonly value: number; readonly text: string };
type ChartProps = {
  readonly title: string;
  readonly labelTitle: string;
  readonly points: readonly Point[];
};

/** Bars, with the same numbers as a table beside them. */
export function Chart({ title, labelTitle, points }: ChartProps) {
  const highest = Math.max(1, ...points.map(({ value }) => value));
  const step = (WIDTH - 2 * EDGE) / Math.max(1, points.length);
  return (
    <figure className="flex flex-col gap-2">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={title}
        className="h-40 w-full"
      >
        <line x1={EDGE} x2={WIDTH - EDGE} y1={HEIGHT - 1} y2={HEIGHT - 1} stroke="var(--line)" />
        {points.map(({ label, value, text }, index) => {
          const height = Math.max(value > 0 ? 2 : 0, (value / highest) * (HEIGHT - 2 * EDGE));
          return (
            <rect
              key={label}
              x={EDGE + index * step + step * 0.15}
              width={Math.min(48, step * 0.7)}
              y={HEIGHT - 1 - height}
              height={height}
              rx={2}
              fill="var(--link)"
            >
              <title>{`${label}: ${text}`}</title>
            </rect>
          );
        })}
      </svg>
      <PointsTable title={title} labelTitle={labelTitle} points={points} />
    </figure>
  );
}

function PointsTable({ title, labelTitle, points }: ChartProps) {
  const { common } = useTexts();
  return (
    <details>
      <summary className="cursor-pointer text-link">{common.asTable}</summary>
      <table className="mt-2 w-full text-left">
        <caption className="sr-only">{title}</caption>
        <thead className="text-quiet">
          <tr>
            <th className="font-normal">{labelTitle}</th>
            <th className="text-right font-normal">{title}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ label, text }) => (
            <tr key={label}>
              <td>{label}</td>
              <td className="text-right tabular-nums">{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
