import type { AnswerOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Card, Empty, Facts } from '../ui/card.tsx';
import { Code } from '../ui/code.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { ReadButton } from '../ui/read-button.tsx';

type Onboarding = AnswerOf<'showOnboarding'>;

/** What was made for the company with the tenant. Asked for by a click: the answer tells the first key's secret, once. */
export function OnboardingCard() {
  const { onboarding } = useTexts();
  return (
    <Card title={onboarding.title} actions={<ApiCall call={{ id: 'showOnboarding' }} />}>
      <p className="mb-3 text-quiet">{onboarding.text}</p>
      <ReadButton label={onboarding.show} of={onboarding.title} title={onboarding.title}>
        <OnboardingFound />
      </ReadButton>
    </Card>
  );
}

function OnboardingFound() {
  // Asked for anew, it would come without the secret: what never is stale is not, for a window's or a connection's sake.
  const found = useQuery({ ...callOptions('showOnboarding', {}), staleTime: Infinity });
  return <Loaded query={found}>{(onboarding) => <OnboardingFacts of={onboarding} />}</Loaded>;
}

function OnboardingFacts({ of }: { readonly of: Onboarding }) {
  const { onboarding } = useTexts();
  const { apiKey, domainName } = of;
  const facts = useFacts(of);
  if (facts.length === 0) return <Empty>{onboarding.nothing}</Empty>;
  return (
    <div className="flex flex-col gap-4">
      <Facts facts={facts} />
      {domainName && isToBeSet(domainName) && (
        <Code name={onboarding.record} text={`${domainName.name} CNAME ${domainName.target}`} />
      )}
      {apiKey?.secret !== undefined && <Code name={onboarding.secret} text={apiKey.secret} />}
    </div>
  );
}

const isToBeSet = ({ isManaged, state }: NonNullable<Onboarding['domainName']>): boolean =>
  !isManaged && state !== 'leads';

function useFacts({ apiKey, domainName, sso, webhooks = [] }: Onboarding) {
  const { onboarding, keys, webhooks: webhookTexts } = useTexts();
  const facts: (readonly [string, ReactNode])[] = [];
  if (domainName) {
    const { name, target, state } = domainName;
    facts.push(
      [onboarding.domainName, <code key="name">{name}</code>],
      [onboarding.dns, onboarding.states[state]],
      [onboarding.target, <code key="target">{target}</code>],
    );
  }
  if (sso) facts.push([onboarding.sso, onboarding.toBeSetUp]);
  if (webhooks.length > 0) facts.push([webhookTexts.title, <Urls key="urls" of={webhooks} />]);
  if (apiKey) facts.push([keys.title, <code key="key">{apiKey.id}</code>]);
  return facts;
}

const Urls = ({ of }: { readonly of: NonNullable<Onboarding['webhooks']> }) => (
  <ul>
    {of.map(({ id, url }) => (
      <li key={id}>
        <bdi>{url}</bdi>
      </li>
    ))}
  </ul>
);
