import type { CliContext } from '../context.ts';
import { onceAtMost, type KeyOption } from '../once-at-most.ts';
import type { AnswerOf, OperationRequest } from '../operations.ts';
import { clock, counted, table } from '../output.ts';

type Endpoint = AnswerOf<'getWebhookEndpoint'>;
type NewEndpoint = NonNullable<OperationRequest<'createWebhookEndpoint'>['body']>;

export type EndpointOptions = {
  readonly url?: string;
  readonly events?: string[];
  readonly description?: string;
  readonly header?: readonly string[];
  readonly perSecond?: number;
};
export type NewEndpointOptions = EndpointOptions &
  KeyOption & {
    readonly url: string;
    readonly events: string[];
    readonly signing: NewEndpoint['signing'];
    readonly disabled?: boolean;
  };

/** `freehold webhook endpoints list` */
export async function listEndpoints({ call, output }: CliContext): Promise<void> {
  const page = await call('listWebhookEndpoints', { query: { limit: 100 } });
  const rows = page.items.map(({ id, state, url, eventTypes, health }) => [
    ...[id, state, url, eventTypes.join(' '), health.last?.reason ?? ''],
  ]);
  const head = ['ID', 'STATE', 'URL', 'EVENTS', 'LAST FAILURE'];
  output.result(page, rows.length > 0 ? table([head, ...rows]) : ['No endpoints.']);
}

/** `freehold webhook endpoints create --url … --events …` */
export async function createEndpoint(
  context: CliContext,
  options: NewEndpointOptions,
): Promise<void> {
  const { idempotencyKey, signing, disabled = false } = options;
  const { url, eventTypes, ...rest } = bodyOf(options);
  const body = { url: url ?? '', eventTypes: eventTypes ?? [], ...rest, signing };
  const endpoint = await onceAtMost(context, { idempotencyKey }, (headers) =>
    context.call('createWebhookEndpoint', { headers, body: { ...body, isEnabled: !disabled } }),
  );
  showWithKey(context, endpoint);
}

/** `freehold webhook endpoints show ID`, with the key that a receiver verifies with under `--secret`. */
export async function showEndpoint(
  { call, output }: CliContext,
  endpointId: string,
  { secret }: { readonly secret?: boolean },
): Promise<void> {
  const endpoint = await call('getWebhookEndpoint', { params: { endpointId } });
  const keys = secret ? await call('showWebhookSecret', { params: { endpointId } }) : { items: [] };
  const lines = keys.items.map(({ verificationKey, until }) =>
    ['Verify by', verificationKey, ...(until ? [`until ${clock(until)}`] : [])].join(' '),
  );
  const value = secret ? { ...endpoint, verificationKeys: keys.items } : endpoint;
  output.result(value, [...linesOf(endpoint), ...lines]);
}

/** `freehold webhook endpoints update ID`: in whichever version it is. */
export async function updateEndpoint(
  { call, output }: CliContext,
  endpointId: string,
  options: EndpointOptions,
): Promise<void> {
  const request = { params: { endpointId }, headers: { 'if-match': '*' }, body: bodyOf(options) };
  const endpoint = await call('changeWebhookEndpoint', request);
  output.result(endpoint, linesOf(endpoint));
}

/** `freehold webhook endpoints delete ID` */
export async function deleteEndpoint(
  { call, output }: CliContext,
  endpointId: string,
): Promise<void> {
  await call('removeWebhookEndpoint', { params: { endpointId } });
  output.result({ id: endpointId, removed: true }, [`${endpointId} is told nothing any more.`]);
}

/** `freehold webhook endpoints enable ID` and `disable ID` */
export async function switchEndpoint(
  { call, output }: CliContext,
  operation: 'enableWebhookEndpoint' | 'disableWebhookEndpoint',
  endpointId: string,
): Promise<void> {
  const endpoint = await call<'enableWebhookEndpoint' | 'disableWebhookEndpoint'>(operation, {
    params: { endpointId },
  });
  output.result(endpoint, linesOf(endpoint));
}

/** `freehold webhook endpoints rotate ID --overlap SECONDS` */
export async function rotateEndpoint(
  context: CliContext,
  endpointId: string,
  { overlap: overlapSeconds }: { readonly overlap: number },
): Promise<void> {
  const request = { params: { endpointId }, body: { overlapSeconds } };
  showWithKey(context, await context.call('rotateWebhookSecret', request));
}

/** `freehold webhook endpoints test ID` */
export async function testEndpoint({ call, output }: CliContext, endpointId: string) {
  const message = await call('testWebhookEndpoint', { params: { endpointId } });
  output.result(message, [
    `${message.id} is on its way: freehold webhook messages show ${message.id}`,
  ]);
}

/** `freehold webhook endpoints recover ID --since TIME` and `replay ID --since TIME` */
export async function resendSince(
  { call, output }: CliContext,
  operation: 'recoverWebhookEndpoint' | 'replayWebhookEndpoint',
  { endpointId, since }: { readonly endpointId: string; readonly since: string },
): Promise<void> {
  const resent = await call<'recoverWebhookEndpoint' | 'replayWebhookEndpoint'>(operation, {
    ...{ params: { endpointId }, body: { since } },
  });
  const rest = resent.isDone ? '' : ' The rest follows by itself.';
  output.result(resent, [`${counted(resent.sent, 'message')} on the way.${rest}`]);
}

function bodyOf({ url, events, description, header, perSecond }: EndpointOptions) {
  const headers = header?.map((text): [string, string] => {
    const [name = '', ...value] = text.split(':');
    return [name.trim().toLowerCase(), value.join(':').trim()];
  });
  return {
    ...(url !== undefined && { url }),
    ...(events && { eventTypes: events }),
    ...(description !== undefined && { description }),
    ...(headers && { headers: Object.fromEntries(headers) }),
    ...(perSecond !== undefined && { messagesPerSecond: perSecond }),
  };
}

function showWithKey({ output }: CliContext, endpoint: AnswerOf<'createWebhookEndpoint'>): void {
  const { id, verificationKey } = endpoint;
  output.result(endpoint, [
    ...linesOf(endpoint),
    verificationKey === undefined
      ? `It was made before: freehold webhook endpoints show ${id} --secret`
      : `Verify by ${verificationKey}`,
  ]);
}

const linesOf = (endpoint: Endpoint): string[] => [
  `Endpoint  ${endpoint.id}`,
  `URL       ${endpoint.url}`,
  `Events    ${endpoint.eventTypes.join(' ')}`,
  `State     ${stateOf(endpoint)}`,
  ...(endpoint.health.last
    ? [`Last      ${clock(endpoint.health.last.at)} ${endpoint.health.last.reason ?? 'delivered'}`]
    : []),
];

function stateOf({ state, disabled, health }: Endpoint): string {
  if (disabled) return `${state} since ${clock(disabled.at)} (${disabled.because})`;
  return health.failingSince ? `${state} since ${clock(health.failingSince)}` : state;
}
