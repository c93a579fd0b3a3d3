import { Option, type Command } from 'commander';
import { SUPPORT_SCOPES } from '../core/access/support-grant.ts';
import {
  decideAsOperator,
  decideAsOwner,
  listAccess,
  requestAccess,
  type RequestOptions,
} from './commands/support-access.ts';
import type { ContextOf } from './context.ts';
import { positiveNumber } from './read-options.ts';

/** `freehold support-access …`: for operators and for a tenant's owners. */
export function addSupportAccessCommands(program: Command, contextOf: ContextOf): void {
  const access = program
    .command('support-access')
    .description('operators’ access to a tenant’s data: asked for, granted, revoked');
  access
    .command('list [tenant]')
    .allowExcessArguments(false)
    .description('what was asked of that tenant, as an operator; of your own without one')
    .action((tenant: string | undefined, _, command: Command) =>
      listAccess(contextOf(command), tenant),
    );
  addOperators(access, contextOf);
  addOwners(access, contextOf);
}

function addOperators(access: Command, contextOf: ContextOf) {
  access
    .command('request <tenant>')
    .allowExcessArguments(false)
    .description('ask a tenant’s owners to let you read its data')
    .requiredOption('--reason <text>', 'why, as the owners read it')
    .addOption(
      new Option('--scope <scopes...>', 'what you need to see')
        .choices(SUPPORT_SCOPES)
        .makeOptionMandatory(),
    )
    .requiredOption('--hours <count>', 'for how long, 1 to 168', positiveNumber)
    .option('--emergency', 'ask another admin, and not the owners')
    .action((tenant: string, options: RequestOptions, command: Command) =>
      requestAccess(contextOf(command), tenant, options),
    );
  for (const [name, operation, description] of [
    ['withdraw', 'withdrawAccess', 'give up what was asked for or granted'],
    ['confirm', 'confirmEmergencyAccess', 'confirm another admin’s emergency access'],
  ] as const) {
    access
      .command(`${name} <tenant> <id>`)
      .allowExcessArguments(false)
      .description(description)
      .action((tenantId: string, accessId: string, _, command: Command) =>
        decideAsOperator(contextOf(command), operation, { tenantId, accessId }),
      );
  }
}

function addOwners(access: Command, contextOf: ContextOf) {
  for (const [name, operation, description] of [
    ['grant', 'grantSupportAccess', 'let the operator in, as an owner of the tenant'],
    ['refuse', 'refuseSupportAccess', 'do not let the operator in'],
    ['revoke', 'revokeSupportAccess', 'end an access, within five seconds'],
  ] as const) {
    access
      .command(`${name} <id>`)
      .allowExcessArguments(false)
      .description(description)
      .action((id: string, _, command: Command) =>
        decideAsOwner(contextOf(command), operation, id),
      );
  }
}
