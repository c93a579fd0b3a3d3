import type { AnswerOf, OperationId, RequestOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { callOptions } from '../api/use-call.ts';
import { useHas, useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Badge } from '../ui/badge.tsx';
import { Card } from '../ui/card.tsx';

/** Whether something is so; undefined while nobody knows, or whoever asks may not. */
function useIs<Id extends OperationId>(
  id: Id,
  request: Omit<RequestOf<Id>, 'signal'>,
  rule: { readonly isMay: boolean; readonly is: (answer: AnswerOf<Id>) => boolean },
): boolean | undefined {
  const { data } = useQuery({ ...callOptions(id, request), enabled: rule.isMay });
  return data === undefined ? undefined : rule.is(data);
}

const hasAny = ({ items }: { readonly items: readonly unknown[] }) => items.length > 0;

/** What a new tenant does first, and what of it is done. */
export function StartCard() {
  const { start } = useTexts();
  const may = useMay();
  const has = useHas();
  const steps = [
    {
      to: '/members',
      text: start.members,
      is: useIs(
        'listMembers',
        { query: { limit: 2 } },
        {
          isMay: may('members:write'),
          is: ({ items }) => items.length > 1,
        },
      ),
    },
    {
      to: '/account',
      text: start.factor,
      is: useIs('showSecondFactor', {}, { isMay: true, is: ({ kind }) => kind === 'totp' }),
    },
    {
      to: '/api-keys',
      text: start.keys,
      is: useIs(
        'listApiKeys',
        { query: { limit: 1 } },
        {
          isMay: may('api-keys:write') && has('api_access'),
          is: hasAny,
        },
      ),
    },
    {
      to: '/webhooks',
      text: start.webhooks,
      is: useIs(
        'listWebhookEndpoints',
        { query: { limit: 1 } },
        {
          isMay: may('webhooks:write') && has('api_access'),
          is: hasAny,
        },
      ),
    },
    {
      to: '/files',
      text: start.files,
      is: useIs('listFiles', { query: { limit: 1 } }, { isMay: may('files:write'), is: hasAny }),
    },
  ].filter(({ is }) => is !== undefined);
  return (
    <Card title={start.title}>
      <ol className="divide-y divide-line">
        {steps.map(({ to, text, is }) => (
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
