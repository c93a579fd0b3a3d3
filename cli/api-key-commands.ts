import { Option, type Command } from 'commander';
import { isKeyPermission } from '../core/access/api-key-grant.ts';
import { TENANT_PERMISSIONS } from '../core/access/roles.ts';
import {
  createKey,
  listKeys,
  revokeKey,
  rotateKey,
  switchKey,
  type CreateKeyOptions,
} from './commands/api-key.ts';
import type { ContextOf } from './context.ts';
import { positiveNumber, wholeNumber } from './read-options.ts';

/** `freehold api-key …`: for who may make keys of a tenant. */
export function addApiKeyCommands(program: Command, contextOf: ContextOf): void {
  const key = program.command('api-key').description('keys by which programs use the API');
  addCreate(key, contextOf);
  key
    .command('list')
    .allowExcessArguments(false)
    .description('list your tenant’s keys, without their secrets')
    .action((_, command: Command) => listKeys(contextOf(command)));
  key
    .command('rotate <id>')
    .allowExcessArguments(false)
    .description('give a key a new secret, which is shown once')
    .option('--overlap <seconds>', 'how long the one before stays good', wholeNumber, 0)
    .action((id: string, options: { overlap: number }, command: Command) =>
      rotateKey(contextOf(command), id, options),
    );
  for (const [name, operation, description] of [
    ['disable', 'disableApiKey', 'switch a key off within five seconds'],
    ['enable', 'enableApiKey', 'let a disabled key work again'],
  ] as const) {
    key
      .command(`${name} <id>`)
      .allowExcessArguments(false)
      .description(description)
      .action((id: string, _, command: Command) => switchKey(contextOf(command), operation, id));
  }
  key
    .command('revoke <id>')
    .allowExcessArguments(false)
    .description('end a key for good, within five seconds')
    .action((id: string, _, command: Command) => revokeKey(contextOf(command), id));
}

function addCreate(key: Command, contextOf: ContextOf) {
  key
    .command('create <name>')
    .allowExcessArguments(false)
    .description('make a key; its secret is shown once')
    .addOption(
      new Option('--permission <permissions...>', 'what it may do, of what you may do yourself')
        .choices(TENANT_PERMISSIONS.filter(isKeyPermission))
        .makeOptionMandatory(),
    )
    .option('--personal', 'yours, and only as long as you are a member')
    .option('--test', 'a key that says of itself that it is for tests')
    .option('--expires <time>', 'such as 2027-12-31T00:00:00Z')
    .option('--allow <networks...>', 'addresses and networks that it may be used from')
    .option('--per-minute <count>', 'requests of this key alone', positiveNumber)
    .option('--per-hour <count>', 'the same in an hour', positiveNumber)
    .option('--idempotency-key <key>', 'the same key again does it once at most')
    .action((name: string, options: CreateKeyOptions, command: Command) =>
      createKey(contextOf(command), name, options),
    );
}
