import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { callOptions } from '../api/use-call.ts';
import { useHas, useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Badge } from '../ui/badge.tsx';
import { Card } from '../ui/card.tsx';

const hasAny = ({ items }: { readonly items: readonly unknown[] }) => items.length > 0;

const FIRST = { query: { limit: 1 } };
const MEMBERS = callOptions('listMembers', { query: { limit: 2 } });
const FACTOR = callOptions('showSecondFactor', {});
const KEYS = callOptions('listApiKeys', FIRST);
const ENDPOINTS = callOptions('listWebhookEndpoints', FIRST);
const FILES = callOptions('listFiles', FIRST);

/** What a new tenant does first, by the page where it is done. */
function useSteps() {
  const { start } = useTexts();
  const may = useMay();
  const has = useHas()('api_access');
  const { data: members } = useQuery({ ...MEMBERS, enabled: may('members:write') });
  const { data: factor } = useQuery(FACTOR);
  const { data: keys } = useQuery({ ...KEYS, enabled: has && may('api-keys:write') });
  const { data: endpoints } = useQuery({ ...ENDPOINTS, enabled: has && may('webhooks:write') });
  const { data: files } = useQuery({ ...FILES, enabled: may('files:write') });
  return [
    { to: '/members', text: start.members, is: members && members.items.length > 1 },
    { to: '/account', text: start.factor, is: factor ? factor.kind === 'totp' : undefined },
    { to: '/api-keys', text: start.keys, is: keys && hasAny(keys) },
    { to: '/webhooks', text: start.webhooks, is: endpoints && hasAny(endpoints) },
    { to: '/files', text: start.files, is: files && hasAny(files) },
  ].filter(({ is }) => is !== undefined);
}

/** What of it is done. */
export function StartCard() {
  const { start } = useTexts();
  return (
    <Card title={start.title}>
      <ol className="divide-y divide-line">
        {useSteps().map(({ to, text, is }) => (
          <li key={to} className="flex flex-wrap items-center justify-between gap-2 py-2">
            <Link to={to} className="text-link underline">
              {text}
            </Link>
            {is && <Badge tone="good">{start.done}</Badge>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
