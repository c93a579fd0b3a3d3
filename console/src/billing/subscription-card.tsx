import type { AnswerOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { callTo } from '../api/call.ts';
import { callOptions } from '../api/use-call.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { CallButton } from '../ui/call-dialog.tsx';
import { Card, Empty, Facts } from '../ui/card.tsx';
import { SelectField } from '../ui/field.tsx';
import { moneyText } from '../ui/format.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Time } from '../ui/time.tsx';
import { InvoiceLines } from './invoices-card.tsx';

type Billing = AnswerOf<'showBilling'>;

const TONES: Readonly<Record<string, Tone>> = {
  trialing: 'info',
  active: 'good',
  past_due: 'warn',
  unpaid: 'bad',
};

export function SubscriptionCard() {
  const { billing } = useTexts();
  const account = useQuery(callOptions('showBilling', {}));
  return (
    <Card title={billing.subscription} actions={<ApiCall call={{ id: 'showBilling' }} />}>
      <Loaded query={account}>
        {(found) =>
          found.state === 'open' ? (
            <OpenAccount account={found} />
          ) : (
            <Empty>{found.state === 'owed' ? billing.owed : billing.none}</Empty>
          )
        }
      </Loaded>
    </Card>
  );
}

function OpenAccount({ account: { subscription, dunning } }: { readonly account: Billing }) {
  const { billing } = useTexts();
  const may = useMay();
  return (
    <div className="flex flex-col items-start gap-4">
      {dunning && (
        <p role="alert" className="rounded-md bg-warn-tint p-3 text-warn">
          {billing.dunning} <Time at={dunning.graceEndsAt} />
        </p>
      )}
      {subscription && <Facts facts={subscriptionFacts(subscription, billing)} />}
      {may('billing:write') && (
        <div className="flex flex-wrap gap-2">
          <PortalButton />
          {subscription && subscription.cancelsAt === undefined && <CancelButton />}
        </div>
      )}
      {subscription && <NextInvoice />}
    </div>
  );
}

type Subscription = NonNullable<Billing['subscription']>;

function subscriptionFacts(
  subscription: Subscription,
  billing: ReturnType<typeof useTexts>['billing'],
): (readonly [string, ReactNode])[] {
  const { plan, status, currentPeriod, trialEndsAt, cancelsAt } = subscription;
  return [
    [billing.plan, plan],
    [
      billing.status,
      <Badge key="status" tone={TONES[status] ?? 'quiet'}>
        {billing.statuses[status] ?? status}
      </Badge>,
    ],
    [
      billing.period,
      <span key="period">
        <Time at={currentPeriod.from} /> – <Time at={currentPeriod.to} />
      </span>,
    ],
    ...(trialEndsAt === undefined
      ? []
      : [[billing.trialEnds, <Time key="trial" at={trialEndsAt} />] as const]),
    ...(cancelsAt === undefined
      ? []
      : [[billing.cancelsAt, <Time key="cancels" at={cancelsAt} />] as const]),
  ];
}

/** At the payment provider, who leads back to this page. */
function PortalButton() {
  const { billing } = useTexts();
  const open = callTo('createPortalSession', {
    body: { returnUrl: `${window.location.origin}/billing` },
  });
  return (
    <CallButton
      look="main"
      label={billing.portal}
      text={billing.leaving}
      call={() => open}
      example={open}
      onDone={({ url }) => {
        if (new URL(url).protocol === 'https:') window.location.assign(url);
      }}
    />
  );
}

function CancelButton() {
  const { billing } = useTexts();
  const cancel = (when: 'at_period_end' | 'at_once') =>
    callTo('cancelSubscription', { body: { when } });
  return (
    <CallButton
      label={billing.cancel}
      text={billing.cancelText}
      isDanger
      call={({ when }) => cancel(when === 'at_once' ? when : 'at_period_end')}
      example={cancel('at_period_end')}
      done={billing.cancelled}
    >
      <SelectField name="when" label={billing.when}>
        <option value="at_period_end">{billing.atEnd}</option>
        <option value="at_once">{billing.atOnce}</option>
      </SelectField>
    </CallButton>
  );
}

function NextInvoice() {
  const { billing, lang } = useTexts();
  const preview = useQuery(callOptions('previewInvoice', {}));
  return (
    <Loaded query={preview}>
      {(invoice) => (
        <div className="w-full">
          <h3 className="mb-2 font-medium">
            {billing.next}: {moneyText(invoice.total, lang)}
          </h3>
          <InvoiceLines invoice={invoice} />
        </div>
      )}
    </Loaded>
  );
}
