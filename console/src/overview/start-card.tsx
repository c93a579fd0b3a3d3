import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { callOptions } from '../api/use-call.ts';
import { useHas, useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Badge } from '../ui/badge.tsx';
import { Card } from '../ui/card.tsx';
import { Loading } from '../ui/loaded.tsx';

const hasAny = ({ items }: { readonly items: readonly unknown[] }) => items.length > 0;

const FIRST = { query: { limit: 1 } };
const MEMBERS = callOptions('listMembers', { query: { limit: 2 } });
const FACTOR = callOptions('showSecondFactor', {});
const KEYS = callOptions('listApiKeys', FIRST);
const ENDPOINTS = callOptions('listWebhookEndpoints', FIRST);
const FILES = callOptions('listFiles', FIRST);

/** What a new tenant does first, by the page where it is done; nothing until all of it is known. */
function useSteps() {
  const { start } = useTexts();
  const may = useMay();
  const has = useHas()('api_access');
  const members = useQuery({ ...MEMBERS, enabled: may('members:write') });
  const factor = useQuery(FACTOR);
  const keys = useQuery({ ...KEYS, enabled: has && may('api-keys:write') });
  const endpoints = useQuery({ ...ENDPOINTS, enabled: has && may('webhooks:write') });
  const files = useQuery({ ...FILES, enabled: may('files:write') });
  if ([members, factor, keys, endpoints, files].some(({ isLoading }) => isLoading)) return null;
  const hasTotp = factor.isSuccess ? factor.data.kind === 'totp' : undefined;
  return [
    { to: '/members', text: start.members, is: members.data && members.data.items.length > 1 },
    { to: '/account', text: start.factor, is: hasTotp },
    { to: '/api-keys', text: start.keys, is: keys.data && hasAny(keys.data) },
    { to: '/webhooks', text: start.webhooks, is: endpoints.data && hasAny(endpoints.data) },
    { to: '/files', text: start.files, is: files.data && hasAny(files.data) },
  ].filter(({ is }) => is !== undefined);
}

/** What of it is done. */
export function StartCard() {
  const { start } = useTexts();
  const steps = useSteps();
  return (
    <Card title={start.title}>
      {!steps && <Loading />}
      <ol className="divide-y divide-line">
        {steps?.map(({ to, text, is }) => (
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
