import { useQuery } from '@tanstack/react-query';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Options, SelectField } from '../ui/field.tsx';
import { splitsOf, type Query, type Window } from './metric-query.ts';

export type Chosen = Pick<Query, 'name' | 'groupBy'> & { readonly window: Window };

type QueryFieldsProps = {
  readonly names: readonly { readonly name: Query['name']; readonly title: string }[];
  /** Whether the plan has dimensions. */
  readonly isSplit: boolean;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
};

export function QueryFields({ names, isSplit, chosen, onChoose }: QueryFieldsProps) {
  const { metrics } = useTexts();
  return (
    <div className="mb-4 grid gap-3 sm:grid-cols-3">
      <SelectField
        label={metrics.metric}
        value={chosen.name}
        onChange={({ target }) =>
          onChoose({ window: chosen.window, name: target.value as Query['name'] })
        }
      >
        {names.map(({ name, title }) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={metrics.window}
        value={chosen.window}
        onChange={({ target }) => onChoose({ ...chosen, window: target.value as Window })}
      >
        <Options texts={metrics.windows} />
      </SelectField>
      <SplitField isSplit={isSplit} chosen={chosen} onChoose={onChoose} />
    </div>
  );
}

function SplitField({ isSplit, chosen, onChoose }: Omit<QueryFieldsProps, 'names'>) {
  const { metrics, overview } = useTexts();
  const { data } = useQuery(callOptions('showAnalyticsSettings', {}));
  const splits = splitsOf(chosen.name, data?.dimensions ?? [], isSplit);
  const textOf = (split: string) =>
    split
      .split(',')
      .map((dimension) => metrics.splits[dimension] ?? dimension)
      .join(', ');
  return (
    <SelectField
      label={overview.split}
      value={chosen.groupBy ?? ''}
      disabled={splits.length === 0}
      onChange={({ target }) => onChoose({ ...chosen, groupBy: target.value || undefined })}
    >
      <option value="">{overview.splits.none}</option>
      {splits.map((split) => (
        <option key={split} value={split}>
          {textOf(split)}
        </option>
      ))}
    </SelectField>
  );
}
