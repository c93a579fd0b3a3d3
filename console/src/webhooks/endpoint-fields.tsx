import { useQuery } from '@tanstack/react-query';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { AreaField, TextField } from '../ui/field.tsx';
import type { Endpoint } from './endpoint.ts';

export function EndpointFields({ endpoint }: { readonly endpoint?: Endpoint }) {
  const { webhooks } = useTexts();
  return (
    <>
      <TextField
        name="url"
        type="url"
        label={webhooks.url}
        required
        defaultValue={endpoint?.url}
        placeholder="https://"
      />
      <TextField
        name="description"
        label={webhooks.description}
        maxLength={500}
        defaultValue={endpoint?.description}
      />
      <AreaField
        name="eventTypes"
        label={webhooks.types}
        hint={webhooks.typesHint}
        rows={4}
        required
        defaultValue={endpoint ? endpoint.eventTypes.join('\n') : '*'}
      />
      <KnownTypes />
      <TextField
        name="messagesPerSecond"
        type="number"
        min={1}
        max={1_000}
        label={webhooks.rate}
        hint={webhooks.rateHint}
        defaultValue={endpoint?.messagesPerSecond}
      />
    </>
  );
}

/** What there is to be told of. */
function KnownTypes() {
  const { webhooks } = useTexts();
  const { data } = useQuery(callOptions('listEventTypes', {}));
  if (!data) return null;
  return (
    <details>
      <summary className="cursor-pointer text-link">{webhooks.types}</summary>
      <ul className="mt-2 grid max-h-40 gap-x-4 overflow-y-auto text-xs sm:grid-cols-2">
        {data.items.map(({ type }) => (
          <li key={type}>
            <code>{type}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
