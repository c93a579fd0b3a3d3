import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Badge } from '../ui/badge.tsx';
import { ListCard } from '../ui/list-card.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { ENDPOINT_TONES, type Endpoint } from './endpoint.ts';
import { EndpointActions } from './endpoint-actions.tsx';

type EndpointsCardProps = { readonly onKey: (verificationKey: string) => void };

export function EndpointsCard({ onKey }: EndpointsCardProps) {
  const { webhooks, common } = useTexts();
  const may = useMay();
  const actions = {
    title: common.actions,
    cell: (endpoint: Endpoint) => <EndpointActions endpoint={endpoint} onKey={onKey} />,
  };
  return (
    <ListCard id="listWebhookEndpoints" title={webhooks.endpoints} empty={webhooks.empty}>
      {(items) => (
        <Table
          caption={webhooks.endpoints}
          items={items}
          keyOf={({ id }) => id}
          columns={[
            {
              title: webhooks.url,
              cell: ({ url, description }) => (
                <>
                  <bdi className="font-medium">{url}</bdi>
                  <bdi className="block text-quiet">{description}</bdi>
                </>
              ),
            },
            {
              title: webhooks.types,
              isWide: true,
              cell: ({ eventTypes }) => <code>{eventTypes.join(' ')}</code>,
            },
            { title: webhooks.state, cell: (endpoint) => <State endpoint={endpoint} /> },
            { title: webhooks.last, isWide: true, cell: ({ health }) => <Last of={health} /> },
            ...(may('webhooks:write') ? [actions] : []),
          ]}
        />
      )}
    </ListCard>
  );
}

function State({ endpoint: { state, disabled } }: { readonly endpoint: Endpoint }) {
  const { webhooks } = useTexts();
  return (
    <>
      <Badge tone={ENDPOINT_TONES[state]}>{webhooks.states[state] ?? state}</Badge>
      {disabled && <span className="block text-quiet">{webhooks.because[disabled.because]}</span>}
    </>
  );
}

function Last({ of: { last } }: { readonly of: Endpoint['health'] }) {
  const { webhooks } = useTexts();
  if (!last) return webhooks.none;
  return (
    <>
      {last.status} <Time at={last.at} />
      {last.reason !== undefined && <bdi className="block text-quiet">{last.reason}</bdi>}
    </>
  );
}
