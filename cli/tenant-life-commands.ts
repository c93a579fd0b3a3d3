import { Option, type Command } from 'commander';
import { SUSPENSION_REASONS } from '../core/tenants/suspension.ts';
import {
  changePlan,
  eraseTenant,
  restoreTenant,
  resumeTenant,
  suspendTenant,
  terminateTenant,
  type PlanOptions,
  type SuspendOptions,
  type TerminateOptions,
} from './commands/tenant-life.ts';
import type { ContextOf } from './context.ts';
import type { CreateOptions } from './commands/tenant-create.ts';
import type { YesOption } from './confirm-slug.ts';
import { positiveNumber } from './read-options.ts';

const reason = () =>
  new Option('--reason <reason>', 'reasons stack, and each is lifted by itself')
    .choices(SUSPENSION_REASONS)
    .default('operator');

/** `freehold tenant suspend`, `resume`, `plan`, `terminate`, `restore` and `erase` */
export function addTenantLifeCommands(tenant: Command, contextOf: ContextOf): void {
  addSuspension(tenant, contextOf);
  addChangeOfPlan(tenant, contextOf);
  addEnd(tenant, contextOf);
}

function addSuspension(tenant: Command, contextOf: ContextOf): void {
  tenant
    .command('suspend <id>')
    .allowExcessArguments(false)
    .description('serve nothing of a tenant any more, and keep all of it')
    .addOption(reason())
    .option('--note <text>', 'why, for its owners to read')
    .action((id: string, options: SuspendOptions, command: Command) =>
      suspendTenant(contextOf(command), id, options),
    );
  tenant
    .command('resume <id>')
    .allowExcessArguments(false)
    .description('lift one reason of a suspension')
    .addOption(reason())
    .action((id: string, options: SuspendOptions, command: Command) =>
      resumeTenant(contextOf(command), id, options),
    );
}

function addChangeOfPlan(tenant: Command, contextOf: ContextOf): void {
  tenant
    .command('plan <id> <plan>')
    .allowExcessArguments(false)
    .description('give a tenant another plan; move it where the plan demands')
    .option('--plan-version <version>', 'default: the one of new tenants', positiveNumber)
    .action((...[tenantId, plan, , command]: [string, string, object, Command]) =>
      changePlan(
        contextOf(command),
        { tenantId, plan },
        command.optsWithGlobals<CreateOptions & PlanOptions>(),
      ),
    );
}

function addEnd(tenant: Command, contextOf: ContextOf): void {
  tenant
    .command('terminate <id>')
    .allowExcessArguments(false)
    .description('end a tenant’s access, or give up one that never became active')
    .option('--note <text>', 'why, for its owners to read')
    .option('--yes', 'do not have its slug typed')
    .action((id: string, _: object, command: Command) =>
      terminateTenant(
        contextOf(command),
        id,
        command.optsWithGlobals<CreateOptions & TerminateOptions>(),
      ),
    );
  tenant
    .command('restore <id>')
    .allowExcessArguments(false)
    .description('bring a terminated tenant back, while its grace lasts')
    .action((id: string, _: object, command: Command) =>
      restoreTenant(contextOf(command), id, command.optsWithGlobals<CreateOptions>()),
    );
  tenant
    .command('erase <id>')
    .allowExcessArguments(false)
    .description('remove all of a terminated tenant for ever, its grace over or not')
    .option('--yes', 'do not have its slug typed')
    .action((id: string, _: object, command: Command) =>
      eraseTenant(contextOf(command), id, command.optsWithGlobals<CreateOptions & YesOption>()),
    );
}
