import {
  ContinuousBackupsUnavailableException,
  CreateTableCommand,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  LimitExceededException,
  ResourceInUseException,
  ResourceNotFoundException,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  type TableDescription,
  type UpdateTableCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { ResourcesRefused } from '../../../core/tenancy/dedicated-resources.ts';
import type { Placement } from '../../../core/tenancy/placement.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import { resourceTagList } from '../../aws/resource-tags.ts';
import type { ChangeStreamMappings } from '../../lambda/change-stream-mappings.ts';

export type DynamoTenantTablesOptions = {
  /** Tables of silos are in their tenant's region. */
  readonly clientIn: (region: string) => DynamoDBClient;
  readonly stage: string;
  /** Whether a table refuses its deletion until its protection is lifted. */
  readonly isProtected: boolean;
  /** Has what changes in a table published. */
  readonly changes: Pick<ChangeStreamMappings, 'ensure' | 'remove'>;
};

/** Tables of single tenants, with the settings of the pool's table (infra/stacks/data-stack.ts). */
export class DynamoTenantTables {
  readonly #clientIn: DynamoTenantTablesOptions['clientIn'];
  readonly #stage: string;
  readonly #isProtected: boolean;
  readonly #changes: DynamoTenantTablesOptions['changes'];

  constructor({ clientIn, stage, isProtected, changes }: DynamoTenantTablesOptions) {
    this.#changes = changes;
    this.#clientIn = clientIn;
    this.#stage = stage;
    this.#isProtected = isProtected;
  }

  /** Whatever its status; null where there is none. Throws on an outage. */
  async find(placement: Placement): Promise<TableDescription | null> {
    try {
      const { Table: table } = await this.#client(placement).send(
        new DescribeTableCommand({ TableName: placement.tableName }),
      );
      return table ?? null;
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return null;
      throw error;
    }
  }

  /** Begins to make the table; one that is there is left alone. Throws on an outage. */
  async create(placement: Placement, keyArn: string): Promise<Result<void, ResourcesRefused>> {
    try {
      await this.#client(placement).send(new CreateTableCommand(this.#tableOf(placement, keyArn)));
      return ok(undefined);
    } catch (error) {
      if (error instanceof ResourceInUseException) return ok(undefined);
      if (!(error instanceof LimitExceededException) || isPassing(error)) throw error;
      return fail({ kind: 'ResourcesRefused', reason: 'The account can hold no more tables.' });
    }
  }

  /** Protection, recovery, expiry and events of a table that stands; pending until then. Throws on an outage. */
  async settle(placement: Placement): Promise<'ready' | 'pending'> {
    const table = await this.find(placement);
    if (table?.TableStatus !== 'ACTIVE') return 'pending';
    if ((table.DeletionProtectionEnabled ?? false) !== this.#isProtected) {
      await this.#protect(placement, this.#isProtected);
    }
    if (!table.StreamSpecification?.StreamEnabled) {
      await doneUnlessInUse(() => this.#update(placement, { StreamSpecification: STREAM }));
      return 'pending';
    }
    const isRecoverable = await this.#ensureRecovery(placement);
    await this.#ensureExpiry(placement);
    if (table.LatestStreamArn) await this.#changes.ensure(placement, table.LatestStreamArn);
    return isRecoverable ? 'ready' : 'pending';
  }

  /** Lifts the table's protection and removes its stream's reader; false while it cannot be changed. Throws on an outage. */
  async unprotect(placement: Placement): Promise<boolean> {
    const table = await this.find(placement);
    if (table?.LatestStreamArn) await this.#changes.remove(placement, table.LatestStreamArn);
    if (!table?.DeletionProtectionEnabled) return true;
    return doneUnlessInUse(() => this.#protect(placement, false));
  }

  /** Begins to delete the table, and says whether it is gone. Throws on an outage. */
  async delete(placement: Placement): Promise<'gone' | 'pending'> {
    const table = await this.find(placement);
    if (!table) return 'gone';
    if (table.TableStatus !== 'DELETING' && (await this.unprotect(placement))) {
      await doneUnlessInUse(() =>
        this.#client(placement).send(new DeleteTableCommand({ TableName: placement.tableName })),
      );
    }
    return (await this.find(placement)) ? 'pending' : 'gone';
  }

  #protect(placement: Placement, isProtected: boolean): Promise<void> {
    return this.#update(placement, { DeletionProtectionEnabled: isProtected });
  }

  async #update(
    placement: Placement,
    change: Omit<UpdateTableCommandInput, 'TableName'>,
  ): Promise<void> {
    const { tableName: TableName } = placement;
    await this.#client(placement).send(new UpdateTableCommand({ TableName, ...change }));
  }

  async #ensureRecovery(placement: Placement): Promise<boolean> {
    const client = this.#client(placement);
    const table = { TableName: placement.tableName };
    const { ContinuousBackupsDescription: backups } = await client.send(
      new DescribeContinuousBackupsCommand(table),
    );
    const { PointInTimeRecoveryStatus: status } = backups?.PointInTimeRecoveryDescription ?? {};
    if (status === 'ENABLED') return true;
    try {
      const enable = { PointInTimeRecoveryEnabled: true };
      await client.send(
        new UpdateContinuousBackupsCommand({ ...table, PointInTimeRecoverySpecification: enable }),
      );
      return true;
    } catch (error) {
      // The backups of a new table are being set up.
      if (error instanceof ContinuousBackupsUnavailableException) return false;
      throw error;
    }
  }

  /** Asked for is enough: AWS takes up to an hour, and what is read is checked against its expiry. */
  async #ensureExpiry(placement: Placement): Promise<void> {
    const client = this.#client(placement);
    const table = { TableName: placement.tableName };
    const { TimeToLiveDescription: expiry } = await client.send(
      new DescribeTimeToLiveCommand(table),
    );
    const { TimeToLiveStatus: status = 'DISABLED' } = expiry ?? {};
    if (status === 'ENABLED' || status === 'ENABLING') return;
    const enable = { Enabled: true, AttributeName: 'expiresAt' };
    await client.send(new UpdateTimeToLiveCommand({ ...table, TimeToLiveSpecification: enable }));
  }

  #tableOf(placement: Placement, keyArn: string): CreateTableCommandInput {
    return {
      TableName: placement.tableName,
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: keyArn },
      DeletionProtectionEnabled: this.#isProtected,
      StreamSpecification: STREAM,
      Tags: resourceTagList(placement, this.#stage),
    };
  }

  #client({ region }: Placement): DynamoDBClient {
    return this.#clientIn(region);
  }
}

const STREAM = { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } as const;

/** Too many tables are changed at once; the other limit, of tables in all, does not pass by itself. */
const isPassing = ({ message }: LimitExceededException): boolean =>
  message.includes('simultaneous');

/** False when the table is being made or changed just now. */
async function doneUnlessInUse(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (error instanceof ResourceInUseException) return false;
    if (error instanceof ResourceNotFoundException) return true;
    throw error;
  }
}
