import { groupsIn, type Counted } from './platform-days.ts';

type GroupsProps = {
  readonly series: Counted;
  readonly textOf: (value: number) => string;
};

/** What each group of a metric has in all of the time. */
export const Groups = ({ series, textOf }: GroupsProps) => (
  <dl className="mt-2 grid grid-cols-[1fr_auto] gap-x-4">
    {groupsIn(series).map(([group, value]) => (
      <div key={group} className="contents">
        <dt className="text-quiet [overflow-wrap:anywhere]">{group}</dt>
        <dd className="text-right tabular-nums">{textOf(value)}</dd>
      </div>
    ))}
  </dl>
);
