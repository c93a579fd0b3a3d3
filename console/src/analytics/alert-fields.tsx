import { useState } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { CheckField, Options, SelectField, TextField } from '../ui/field.tsx';
import type { Alert } from './alert.ts';

/** What is watched, and when it is too much or too little. */
export function AlertFields({ alert }: { readonly alert?: Alert }) {
  const { alerts } = useTexts();
  return (
    <>
      <TextField name="name" label={alerts.name} required defaultValue={alert?.name} />
      <MetricFields alert={alert} />
      <LimitFields alert={alert} />
      <CheckField
        name="isEnabled"
        label={alerts.enabled}
        defaultChecked={alert?.isEnabled ?? true}
      />
    </>
  );
}

function LimitFields({ alert }: { readonly alert: Alert | undefined }) {
  const { alerts } = useTexts();
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <SelectField
        name="comparison"
        label={alerts.comparison}
        hint={alerts.comparisonHint}
        defaultValue={alert?.comparison}
      >
        <Options texts={alerts.comparisons} />
      </SelectField>
      <TextField
        name="threshold"
        type="number"
        step="any"
        label={alerts.threshold}
        required
        defaultValue={alert?.threshold}
      />
      <TextField
        name="clearAt"
        type="number"
        step="any"
        label={alerts.clearAt}
        hint={alerts.clearAtHint}
        defaultValue={alert?.clearAt}
      />
      <TextField
        name="windowHours"
        type="number"
        min={1}
        max={168}
        label={alerts.hours}
        hint={alerts.hoursHint}
        required
        defaultValue={alert?.windowHours ?? 1}
      />
    </div>
  );
}

/** Tracked events alone have names. */
function MetricFields({ alert }: { readonly alert: Alert | undefined }) {
  const { alerts, metrics, overview } = useTexts();
  const [metric, setMetric] = useState<string>(alert?.metric ?? 'api_calls');
  return (
    <>
      <SelectField
        name="metric"
        label={metrics.metric}
        value={metric}
        onChange={({ target }) => setMetric(target.value)}
      >
        <Options texts={overview.metrics} />
      </SelectField>
      {metric === 'tracked_events' && (
        <TextField
          name="event"
          label={alerts.event}
          hint={alerts.eventHint}
          maxLength={128}
          defaultValue={alert?.event}
        />
      )}
    </>
  );
}

type ChannelFieldsProps = {
  readonly channels: readonly string[];
  readonly chosen: readonly string[];
};

export function ChannelFields({ channels, chosen }: ChannelFieldsProps) {
  const { alerts, account } = useTexts();
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="font-medium">{alerts.channels}</legend>
      {channels.map((channel) => (
        <CheckField
          key={channel}
          name="channels"
          value={channel}
          label={account.channels[channel] ?? channel}
          defaultChecked={chosen.includes(channel)}
        />
      ))}
      <p className="text-quiet">{alerts.channelsHint}</p>
    </fieldset>
  );
}
