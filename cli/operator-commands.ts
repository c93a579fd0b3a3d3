import { Option, type Command } from 'commander';
import { OPERATOR_ROLES, type OperatorRole } from '../core/access/roles.ts';
import type { OperatorOptions } from './commands/operator-create.ts';
import {
  listOperators,
  removeOperator,
  setOperatorRole,
  setOperatorStatus,
} from './commands/operators.ts';
import type { ContextOf } from './context.ts';
import { emailAddress } from './read-options.ts';

/** `freehold operator …` */
export function addOperatorCommands(program: Command, contextOf: ContextOf): void {
  const operator = program.command('operator').description('the platform’s operators');
  addCreating(operator, contextOf);
  operator
    .command('list')
    .description('list the operators')
    .action((_, command: Command) => listOperators(contextOf(command)));
  operator
    .command('set-role <id>')
    .description('give an operator another role')
    .addOption(
      new Option('--role <role>', 'what the operator may do from now on')
        .choices(OPERATOR_ROLES)
        .makeOptionMandatory(),
    )
    .action((id: string, { role }: { role: OperatorRole }, command: Command) =>
      setOperatorRole(contextOf(command), id, role),
    );
  operator
    .command('disable <id>')
    .description('end an operator’s sessions and let him sign in no more')
    .action((id: string, _, command: Command) =>
      setOperatorStatus(contextOf(command), id, 'disableOperator'),
    );
  operator
    .command('enable <id>')
    .description('let an operator sign in again')
    .action((id: string, _, command: Command) =>
      setOperatorStatus(contextOf(command), id, 'enableOperator'),
    );
  operator
    .command('remove <id>')
    .description('remove an operator for good')
    .action((id: string, _, command: Command) => removeOperator(contextOf(command), id));
}

function addCreating(operator: Command, contextOf: ContextOf) {
  operator
    .command('create')
    .description('create an operator with your AWS credentials (the first one, above all)')
    .requiredOption('--email <email>', 'the operator’s', emailAddress)
    .addOption(
      new Option('--role <role>', 'what the operator may do')
        .choices(OPERATOR_ROLES)
        .default('admin'),
    )
    .option('--user-pool-id <id>', 'default: the output of the stage’s Identity stack')
    .option('--control-table <name>', 'default: the output of the stage’s Data stack')
    .action(async (options: OperatorOptions, command: Command) => {
      // Only here: loading the AWS SDK would cost every other command a quarter of a second.
      const { createOperatorOf } = await import('./commands/operator-create.ts');
      await createOperatorOf(contextOf(command), options);
    });
}
