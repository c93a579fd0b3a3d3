import { callTo, ifVersion } from '../api/call.ts';
import { useHas } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { RowMenu, rowAction } from '../ui/row-menu.tsx';
import { useToast } from '../ui/toasts.tsx';
import { changesIn, type Endpoint } from './endpoint.ts';
import { EndpointFields } from './endpoint-fields.tsx';
import { SinceField, sinceIn } from './since-field.tsx';

type EndpointActionsProps = {
  readonly endpoint: Endpoint;
  readonly onKey: (verificationKey: string) => void;
};

export function EndpointActions({ endpoint, onKey }: EndpointActionsProps) {
  const { keys } = useTexts();
  const { change, test, show, rotate } = useKeeping(endpoint, onKey);
  const { recover, replay } = useSending(endpoint);
  const { turn, remove } = useEnding(endpoint);
  const sent = endpoint.state === 'disabled' ? [] : [test, recover, replay];
  const actions = [change, ...sent, show, rotate, ...turn, remove];
  return <RowMenu name={keys.actionsFor(endpoint.url)} actions={actions} />;
}

function useKeeping(endpoint: Endpoint, onKey: EndpointActionsProps['onKey']) {
  const { webhooks } = useTexts();
  const params = { endpointId: endpoint.id };
  const change = (body: ReturnType<typeof changesIn>) =>
    callTo('changeWebhookEndpoint', { params, headers: ifVersion(endpoint.version), body });
  const test = callTo('testWebhookEndpoint', { params });
  const rotate = callTo('rotateWebhookSecret', { params, body: { overlapSeconds: 86_400 } });
  const show = callTo('showWebhookSecret', { params });
  return {
    change: rowAction({
      label: webhooks.edit,
      call: (given) => change(changesIn(given)),
      example: change({ eventTypes: ['member.*'] }),
      done: webhooks.saved,
      children: <EndpointFields endpoint={endpoint} />,
    }),
    test: rowAction({
      label: webhooks.test,
      call: () => test,
      example: test,
      done: webhooks.tested,
    }),
    show: rowAction({
      label: webhooks.show,
      call: () => show,
      example: show,
      onDone: ({ items }) => onKey(items.map(({ verificationKey }) => verificationKey).join('\n')),
    }),
    rotate: rowAction({
      label: webhooks.rotate,
      text: webhooks.rotateText,
      call: () => rotate,
      example: rotate,
      onDone: ({ verificationKey = '' }) => onKey(verificationKey),
    }),
  };
}

function useSending({ id }: Endpoint) {
  const { webhooks } = useTexts();
  const toast = useToast();
  const params = { endpointId: id };
  const example = { since: '2026-11-27T00:00:00.000Z' };
  return {
    recover: rowAction({
      label: webhooks.recover,
      text: webhooks.recoverText,
      call: (given) => callTo('recoverWebhookEndpoint', { params, body: sinceIn(given) }),
      example: callTo('recoverWebhookEndpoint', { params, body: example }),
      onDone: ({ sent }) => toast(webhooks.resent(sent)),
      children: <SinceField />,
    }),
    replay: rowAction({
      label: webhooks.replay,
      text: webhooks.replayText,
      call: (given) => callTo('replayWebhookEndpoint', { params, body: sinceIn(given) }),
      example: callTo('replayWebhookEndpoint', { params, body: example }),
      onDone: ({ sent }) => toast(webhooks.resent(sent)),
      children: <SinceField />,
    }),
  };
}

function useEnding({ id, state }: Endpoint) {
  const { webhooks } = useTexts();
  const has = useHas();
  const params = { endpointId: id };
  const enable = callTo('enableWebhookEndpoint', { params });
  const disable = callTo('disableWebhookEndpoint', { params });
  const remove = callTo('removeWebhookEndpoint', { params });
  const enabling = rowAction({
    label: webhooks.enable,
    call: () => enable,
    example: enable,
    done: webhooks.enabled,
  });
  const disabling = rowAction({
    label: webhooks.disable,
    text: webhooks.disableText,
    call: () => disable,
    example: disable,
    done: webhooks.disabled,
  });
  const off = has('api_access') ? [enabling] : [];
  return {
    turn: state === 'disabled' ? off : [disabling],
    remove: rowAction({
      label: webhooks.remove,
      title: webhooks.removeTitle,
      text: webhooks.removeText,
      isDanger: true,
      call: () => remove,
      example: remove,
      done: webhooks.removed,
    }),
  };
}
