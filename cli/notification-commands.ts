import { Option, type Command } from 'commander';
import {
  listInbox,
  listSuppressions,
  markNotification,
  preferences,
  readAll,
  removeSuppression,
  sendNotification,
  showNotification,
  type PageOptions,
  type SendOptions,
} from './commands/notification.ts';
import {
  listTemplates,
  previewTemplate,
  putTemplate,
  removeTemplate,
  showTemplate,
  type PreviewOptions,
} from './commands/notification-template.ts';
import type { ContextOf } from './context.ts';
import { jsonObject, wholeNumber } from './read-options.ts';
import type { JsonObject } from '../kit/json.ts';

/** `freehold notification …`: what members are told, and the own inbox. */
export function addNotificationCommands(program: Command, contextOf: ContextOf): void {
  const notification = program
    .command('notification')
    .description('what members are told, and your own inbox');
  addSending(notification, contextOf);
  addInbox(notification, contextOf);
  addTemplates(notification.command('templates').description('what they say'), contextOf);
  addSuppressions(
    notification.command('suppressions').description('addresses that are written to no more'),
    contextOf,
  );
}

const paged = (command: Command): Command =>
  command
    .option('--limit <count>', 'how many at most', wholeNumber)
    .option('--cursor <cursor>', 'of the page before');

function addSending(notification: Command, contextOf: ContextOf) {
  notification
    .command('send <template>')
    .description('notify members, each once')
    .requiredOption('--to <recipients...>', 'ids of members, addresses, or `owners`')
    .option('--data <json>', 'what the template’s variables are', jsonObject)
    .addOption(
      new Option('--channels <channels...>', 'others than the template’s').choices([
        ...['in_app', 'email', 'sms', 'push'],
      ]),
    )
    .option('--idempotency-key <key>', 'the same key again does it once at most')
    .action((template: string, options: SendOptions, command: Command) =>
      sendNotification(contextOf(command), template, options),
    );
  notification
    .command('show <id>')
    .description('what became of one that was sent')
    .action((id: string, _, command: Command) => showNotification(contextOf(command), id));
}

function addInbox(notification: Command, contextOf: ContextOf) {
  paged(notification.command('list'))
    .description('your inbox, the latest first')
    .option('--archived', 'those that were archived')
    .action((options: PageOptions & { archived?: boolean }, command: Command) =>
      listInbox(contextOf(command), options),
    );
  for (const [name, operation, description] of [
    ['read', 'readNotification', 'read one'],
    ['archive', 'archiveNotification', 'put one away'],
  ] as const) {
    notification
      .command(`${name} <id>`)
      .description(description)
      .action((id: string, _, command: Command) =>
        markNotification(contextOf(command), operation, id),
      );
  }
  notification
    .command('read-all')
    .description('mark all as read')
    .action((_, command: Command) => readAll(contextOf(command)));
  notification
    .command('preferences')
    .description('what you want to be told, how and when')
    .option('--set <json>', 'in place of what it was', jsonObject)
    .action((options: { set?: JsonObject }, command: Command) =>
      preferences(contextOf(command), options),
    );
}

function addTemplates(templates: Command, contextOf: ContextOf) {
  templates
    .command('list')
    .description('the platform’s and your tenant’s own')
    .action((_, command: Command) => listTemplates(contextOf(command)));
  templates
    .command('show <name>')
    .description('show one')
    .action((name: string, _, command: Command) => showTemplate(contextOf(command), name));
  templates
    .command('put <name>')
    .description('override one of the platform, or keep one of your own')
    .requiredOption('--texts <json>', 'subject, text, html, sms, translations; own', jsonObject)
    .action((name: string, options: { texts: JsonObject }, command: Command) =>
      putTemplate(contextOf(command), name, options),
    );
  templates
    .command('preview <name>')
    .description('what a recipient would get')
    .option('--texts <json>', 'as it would be with these', jsonObject)
    .option('--data <json>', 'with other data than the sample', jsonObject)
    .option('--locale <locale>', 'in another language, such as de')
    .action((name: string, options: PreviewOptions, command: Command) =>
      previewTemplate(contextOf(command), name, options),
    );
  templates
    .command('remove <name>')
    .description('end an override, or delete one of your own')
    .action((name: string, _, command: Command) => removeTemplate(contextOf(command), name));
}

function addSuppressions(suppressions: Command, contextOf: ContextOf) {
  paged(suppressions.command('list'))
    .description('list them, and why')
    .action((options: PageOptions, command: Command) =>
      listSuppressions(contextOf(command), options),
    );
  suppressions
    .command('remove <id>')
    .description('let notifications be sent there again')
    .action((id: string, _, command: Command) => removeSuppression(contextOf(command), id));
}
