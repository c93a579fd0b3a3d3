import { Option, type Command } from 'commander';
import {
  createEndpoint,
  deleteEndpoint,
  listEndpoints,
  resendSince,
  rotateEndpoint,
  showEndpoint,
  switchEndpoint,
  testEndpoint,
  updateEndpoint,
  type EndpointOptions,
  type NewEndpointOptions,
} from './commands/webhook-endpoints.ts';
import { listen, type ListenOptions } from './commands/webhook-listen.ts';
import {
  listMessages,
  listTypes,
  resendMessage,
  sendEvent,
  showMessage,
  type MessageListOptions,
  type SendOptions,
} from './commands/webhook-messages.ts';
import { contextIn, type ContextOf } from './context.ts';
import { jsonObject, positiveNumber, utcTime, wholeNumber } from './read-options.ts';

const FAREWELL_MS = 5_000;

/** `freehold webhook …`: what a tenant is told of, where, and what became of it. */
export function addWebhookCommands(program: Command, contextOf: ContextOf): void {
  const webhook = program
    .command('webhook')
    .description('your tenant’s events, told to addresses of its own');
  const endpoints = webhook.command('endpoints').description('where they are told');
  addChanges(endpoints, contextOf);
  addSwitches(endpoints, contextOf);
  addResends(endpoints, contextOf);
  addMessages(webhook.command('messages').description('what endpoints are told'), contextOf);
  addListen(webhook, contextOf);
  addEvents(webhook, contextOf);
}

const described = (command: Command): Command =>
  command
    .option('--description <text>', 'what it is for')
    .option('--header <headers...>', 'sent with each message, such as "authorization: Bearer x"')
    .option('--per-second <count>', 'at most so many messages a second', positiveNumber);

function addChanges(endpoints: Command, contextOf: ContextOf) {
  endpoints
    .command('list')
    .description('list them, and whether they work')
    .action((_, command: Command) => listEndpoints(contextOf(command)));
  described(endpoints.command('create'))
    .description('have events told to an address; shows what its receiver verifies with')
    .requiredOption('--url <url>', 'an https URL of a public host')
    .requiredOption('--events <types...>', 'such as member.joined, "record.*", or "*" for all')
    .addOption(
      new Option('--signing <way>', 'a shared secret, or a key pair')
        .choices(['hmac', 'ed25519'])
        .default('hmac'),
    )
    .option('--disabled', 'told nothing until it is enabled')
    .option('--idempotency-key <key>', 'the same key again does it once at most')
    .action((options: NewEndpointOptions, command: Command) =>
      createEndpoint(contextOf(command), options),
    );
  described(endpoints.command('update <id>'))
    .description('change where, of what or how it is told')
    .option('--url <url>', 'another URL')
    .option('--events <types...>', 'other types')
    .action((id: string, options: EndpointOptions, command: Command) =>
      updateEndpoint(contextOf(command), id, options),
    );
  endpoints
    .command('show <id>')
    .description('show one')
    .option('--secret', 'with what its receiver verifies with')
    .action((id: string, options: { secret?: boolean }, command: Command) =>
      showEndpoint(contextOf(command), id, options),
    );
  endpoints
    .command('delete <id>')
    .description('tell it nothing any more')
    .action((id: string, _, command: Command) => deleteEndpoint(contextOf(command), id));
}

function addSwitches(endpoints: Command, contextOf: ContextOf) {
  for (const [name, operation, description] of [
    ['enable', 'enableWebhookEndpoint', 'send to it again; then recover and replay'],
    ['disable', 'disableWebhookEndpoint', 'send it nothing for now'],
  ] as const) {
    endpoints
      .command(`${name} <id>`)
      .description(description)
      .action((id: string, _, command: Command) =>
        switchEndpoint(contextOf(command), operation, id),
      );
  }
  endpoints
    .command('rotate <id>')
    .description('sign by a new secret')
    .option('--overlap <seconds>', 'how long the one before signs too', wholeNumber, 86_400)
    .action((id: string, options: { overlap: number }, command: Command) =>
      rotateEndpoint(contextOf(command), id, options),
    );
  endpoints
    .command('test <id>')
    .description('send it an event of the type webhook.test')
    .action((id: string, _, command: Command) => testEndpoint(contextOf(command), id));
}

function addResends(endpoints: Command, contextOf: ContextOf) {
  for (const [name, operation, description] of [
    ['recover', 'recoverWebhookEndpoint', 'send again all that failed'],
    ['replay', 'replayWebhookEndpoint', 'send what it missed: was disabled, or made later'],
  ] as const) {
    endpoints
      .command(`${name} <id>`)
      .description(description)
      .requiredOption('--since <time>', 'such as 2026-11-27T00:00:00Z', utcTime)
      .action((endpointId: string, { since }: { since: string }, command: Command) =>
        resendSince(contextOf(command), operation, { endpointId, since }),
      );
  }
}

function addMessages(messages: Command, contextOf: ContextOf) {
  messages
    .command('list')
    .description('the latest first')
    .option('--endpoint-id <id>', 'to that one alone')
    .addOption(new Option('--state <state>').choices(['pending', 'delivered', 'failed']))
    .option('--since <time>', 'of events from then on', utcTime)
    .option('--until <time>', 'of events until then', utcTime)
    .option('--limit <count>', 'how many at most', wholeNumber)
    .option('--cursor <cursor>', 'of the page before')
    .action((options: MessageListOptions, command: Command) =>
      listMessages(contextOf(command), options),
    );
  messages
    .command('show <id>')
    .description('show what is sent, and what was answered')
    .action((id: string, _, command: Command) => showMessage(contextOf(command), id));
  messages
    .command('resend <id>')
    .description('send it again')
    .action((id: string, _, command: Command) => resendMessage(contextOf(command), id));
}

function addListen(webhook: Command, contextOf: ContextOf) {
  webhook
    .command('listen')
    .description('hand messages, signed, to a program on this machine, until Ctrl-C')
    .requiredOption('--forward <url>', 'such as http://127.0.0.1:3000/hook')
    .option('--events <types...>', 'of these types', ['*'])
    .option('--endpoint <id>', 'what an endpoint is told, in place of one of its own')
    .action((options: ListenOptions, command: Command) => {
      const context = contextOf(command);
      const farewell = () => {
        const interrupted = AbortSignal.timeout(FAREWELL_MS);
        return contextIn({ ...context.surroundings, interrupted })(command);
      };
      return listen(context, options, farewell);
    });
}

function addEvents(webhook: Command, contextOf: ContextOf) {
  webhook
    .command('types')
    .description('list what there is to be told of')
    .action((_, command: Command) => listTypes(contextOf(command)));
  webhook
    .command('send <type>')
    .description('send an event of your own product, such as order.shipped')
    .requiredOption('--data <json>', 'what happened', jsonObject)
    .option('--id <id>', 'what your product calls it, with --time: told of once')
    .option('--time <time>', 'when it happened', utcTime)
    .action((type: string, options: SendOptions, command: Command) =>
      sendEvent(contextOf(command), type, options),
    );
}
