import { useState } from 'react';
import { callTo } from '../api/call.ts';
import { useHas, useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { CallButton } from '../ui/call-dialog.tsx';
import { Options, SelectField } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { SecretDialog } from '../ui/secret-dialog.tsx';
import { DeliveriesCard } from './deliveries-card.tsx';
import { newEndpointIn } from './endpoint.ts';
import { EndpointFields } from './endpoint-fields.tsx';
import { EndpointsCard } from './endpoints-card.tsx';

export function WebhooksPage() {
  const { webhooks } = useTexts();
  const may = useMay();
  const has = useHas();
  const [key, setKey] = useState<string>();
  const isOpen = may('webhooks:write') && has('api_access');
  return (
    <Page title={webhooks.title} actions={isOpen && <CreateButton onKey={setKey} />}>
      {!has('api_access') && <p className="text-quiet">{webhooks.notInPlan}</p>}
      <EndpointsCard onKey={setKey} />
      <DeliveriesCard />
      {key !== undefined && (
        <SecretDialog
          title={webhooks.secret}
          text={webhooks.secretText}
          secret={key}
          onClose={() => setKey(undefined)}
        />
      )}
    </Page>
  );
}

function CreateButton({ onKey }: { readonly onKey: (key: string) => void }) {
  const { webhooks } = useTexts();
  return (
    <CallButton
      look="main"
      label={webhooks.create}
      text={webhooks.createText}
      call={(given) => callTo('createWebhookEndpoint', { body: newEndpointIn(given) })}
      example={callTo('createWebhookEndpoint', {
        body: { url: 'https://hooks.acme.example/freehold', eventTypes: ['member.*'] },
      })}
      onDone={({ verificationKey }) => {
        if (verificationKey !== undefined) onKey(verificationKey);
      }}
    >
      <EndpointFields />
      <SelectField name="signing" label={webhooks.signing}>
        <Options texts={webhooks.signings} />
      </SelectField>
    </CallButton>
  );
}
