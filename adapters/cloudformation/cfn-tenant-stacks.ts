import {
  AlreadyExistsException,
  CloudFormationServiceException,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  LimitExceededException,
  UpdateTerminationProtectionCommand,
  type CloudFormationClient,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type {
  DedicatedResources,
  ResourcesRefused,
} from '../../core/tenancy/dedicated-resources.ts';
import type { Placement } from '../../core/tenancy/placement.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import type { DynamoTenantTables } from '../dynamodb/tenancy/dynamo-tenant-tables.ts';
import { resourceTagList } from '../aws/resource-tags.ts';
import { failureOfStack } from './failure-of-stack.ts';

export type CfnTenantStacksOptions = {
  readonly clientIn: (region: string) => CloudFormationClient;
  readonly tables: Pick<DynamoTenantTables, 'settle' | 'unprotect'>;
  readonly stage: string;
  readonly templateUrl: string;
  /** CloudFormation's own rights: to make and delete the silos of this stage. */
  readonly deployRoleArn: string;
  readonly isProtected: boolean;
};

/** `separate_database`: table, bucket and key as one stack, in the tenant's region. */
export class CfnTenantStacks implements DedicatedResources {
  readonly #options: CfnTenantStacksOptions;

  constructor(options: CfnTenantStacksOptions) {
    this.#options = options;
  }

  async make(placement: Placement): Promise<Result<'ready' | 'pending', ResourcesRefused>> {
    const stack = await this.#find(placement);
    if (!stack) return this.#create(placement);

    const { StackStatus: status = '' } = stack;
    if (status.endsWith('_IN_PROGRESS')) return ok('pending');
    // An interrupted update may have left the table's settings behind; the emulator leaves out expiry.
    if (isComplete(status)) return ok(await this.#options.tables.settle(placement));

    // The caller removes the failed stack by delete(); removing it here would retry a bad template for ever.
    const client = this.#client(placement);
    const why = await failureOfStack(client, stackNameOf(placement));
    return refused(`The tenant’s stack is ${status}: ${why}`);
  }

  async delete(placement: Placement): Promise<'gone' | 'pending'> {
    const stack = await this.#find(placement);
    if (!stack) return 'gone';
    if (stack.StackStatus?.endsWith('_IN_PROGRESS')) return 'pending';
    if (!(await this.#options.tables.unprotect(placement))) return 'pending';

    const StackName = stackNameOf(placement);
    const client = this.#client(placement);
    if (stack.EnableTerminationProtection) {
      await client.send(
        new UpdateTerminationProtectionCommand({ StackName, EnableTerminationProtection: false }),
      );
    }
    await client.send(new DeleteStackCommand({ StackName, RoleARN: this.#options.deployRoleArn }));
    return (await this.#find(placement)) ? 'pending' : 'gone';
  }

  async #create(placement: Placement): Promise<Result<'pending', ResourcesRefused>> {
    const { stage, templateUrl, deployRoleArn, isProtected } = this.#options;
    try {
      await this.#client(placement).send(
        new CreateStackCommand({
          StackName: stackNameOf(placement),
          TemplateURL: templateUrl,
          Parameters: [
            { ParameterKey: 'TenantId', ParameterValue: placement.tenantId },
            { ParameterKey: 'DeployRoleArn', ParameterValue: deployRoleArn },
          ],
          RoleARN: deployRoleArn,
          Tags: resourceTagList(placement, stage),
          EnableTerminationProtection: isProtected,
        }),
      );
      return ok('pending');
    } catch (error) {
      // The answer to an earlier call was lost.
      if (error instanceof AlreadyExistsException) return ok('pending');
      if (!(error instanceof LimitExceededException)) throw error;
      return refused(`The account can hold no more stacks in ${placement.region}.`);
    }
  }

  async #find(placement: Placement): Promise<Stack | null> {
    try {
      const { Stacks: [stack] = [] } = await this.#client(placement).send(
        new DescribeStacksCommand({ StackName: stackNameOf(placement) }),
      );
      return stack && stack.StackStatus !== 'DELETE_COMPLETE' ? stack : null;
    } catch (error) {
      if (saysNoSuchStack(error)) return null;
      throw error;
    }
  }

  #client({ region }: Placement): CloudFormationClient {
    return this.#options.clientIn(region);
  }
}

function stackNameOf({ dedicated, strategy }: Placement): string {
  if (dedicated?.stackName !== undefined) return dedicated.stackName;
  throw new Error(`A tenant of ${strategy} has no stack of its own.`);
}

const COMPLETE = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'];
const isComplete = (status: string): boolean => COMPLETE.includes(status);

const refused = (reason: string) => fail({ kind: 'ResourcesRefused', reason } as const);

/** CloudFormation has no exception of its own for it. */
const saysNoSuchStack = (error: unknown): boolean =>
  error instanceof CloudFormationServiceException &&
  error.name === 'ValidationError' &&
  error.message.includes('does not exist');
