import type { AnswerOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { callTo } from '../api/call.ts';
import { callOptions } from '../api/use-call.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/card.tsx';
import { Code } from '../ui/code.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { SendButton } from '../ui/send-button.tsx';
import { Time } from '../ui/time.tsx';
import { MessageState } from './message-state.tsx';

type MessageDialogProps = { readonly messageId: string; readonly onClose: () => void };

/** What was sent, and what was answered to each attempt. */
export function MessageDialog({ messageId, onClose }: MessageDialogProps) {
  const { webhooks, common } = useTexts();
  const may = useMay();
  const params = { messageId };
  const message = useQuery(
    callOptions('getWebhookMessage', { params }, ({ state }) => state === 'pending'),
  );
  return (
    <Dialog title={webhooks.message} onClose={onClose}>
      <Loaded query={message}>{(found) => <Message of={found} />}</Loaded>
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span className="mr-auto">
          <ApiCall call={{ id: 'getWebhookMessage', params }} />
        </span>
        {may('webhooks:write') && (
          <SendButton
            label={webhooks.resend}
            call={callTo('resendWebhookMessage', { params })}
            done={webhooks.resentOne}
          />
        )}
        <Button look="main" onClick={onClose}>
          {common.close}
        </Button>
      </div>
    </Dialog>
  );
}

type Details = AnswerOf<'getWebhookMessage'>;

function Message({ of }: { readonly of: Details }) {
  const { webhooks } = useTexts();
  const { id, eventType, state, createdAt, nextAt, payload, attempts } = of;
  return (
    <div className="flex flex-col gap-4">
      <Facts
        facts={[
          ['ID', <code key="id">{id}</code>],
          [webhooks.event, <code key="type">{eventType}</code>],
          [webhooks.state, <MessageState key="state" state={state} />],
          [webhooks.when, <Time key="when" at={createdAt} />],
          ...(nextAt === undefined
            ? []
            : [[webhooks.next, <Time key="next" at={nextAt} />] as const]),
        ]}
      />
      {payload && <Request of={of} />}
      <ol className="flex flex-col gap-4">
        {attempts.map((attempt, index) => (
          <li key={attempt.at}>
            <Attempt number={index + 1} of={attempt} />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** As the receiver got it at the last attempt, but for the signature, which nobody keeps. */
function Request({
  of: { id, endpointId, createdAt, attempts, payload },
}: {
  readonly of: Details;
}) {
  const { webhooks } = useTexts();
  const endpoint = useQuery(callOptions('getWebhookEndpoint', { params: { endpointId } }));
  const sentAt = Date.parse(attempts.at(-1)?.at ?? createdAt);
  const lines = [
    `POST ${endpoint.data?.url ?? endpointId}`,
    'content-type: application/json',
    `webhook-id: ${id}`,
    `webhook-timestamp: ${Math.floor(sentAt / 1_000)}`,
    // Their values are secret.
    ...(endpoint.data?.headerNames ?? []).map((name) => `${name}: …`),
  ];
  const body = JSON.stringify(payload, undefined, 2);
  return <Code name={webhooks.request} text={`${lines.join('\n')}\n\n${body}`} />;
}

type AttemptProps = { readonly number: number; readonly of: Details['attempts'][number] };

function Attempt({ number, of }: AttemptProps) {
  const { webhooks } = useTexts();
  const { at, latencyMs, isDelivered, status, reason, answer } = of;
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={isDelivered ? 'good' : 'bad'}>{String(status ?? '–')}</Badge>
        <Time at={at} />
        <span className="text-quiet tabular-nums">{latencyMs} ms</span>
        <bdi className="text-bad">{reason}</bdi>
      </p>
      <Code
        name={`${webhooks.attempt(number)}: ${webhooks.answer}`}
        text={answer === undefined || answer === '' ? webhooks.noAnswer : answer}
      />
    </>
  );
}
