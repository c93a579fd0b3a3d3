import { beforeAll, describe, expect, it } from 'vitest';
import { SfnProvisioningExecutions } from '../../adapters/stepfunctions/sfn-provisioning-executions.ts';
import { newId } from '../../kit/id.ts';
import { inputsOf, scratchMachine } from '../support/events/scratch-machine.ts';

let machine: Awaited<ReturnType<typeof scratchMachine>>;
let executions: SfnProvisioningExecutions;

beforeAll(async () => {
  machine = await scratchMachine({ Type: 'Wait', Seconds: 1 });
  executions = new SfnProvisioningExecutions(machine.sfn, machine.machineArn);
});

describe('SfnProvisioningExecutions', () => {
  it('starts an attempt once, however often it is asked, with the tenant and the attempt alone', async () => {
    const tenantId = newId('tnt');
    for (let n = 0; n < 3; n += 1) await executions.start({ tenantId, attempt: 1 });
    await executions.start({ tenantId, attempt: 2 });

    expect(await inputsOf(machine.sfn, machine.machineArn)).toEqual(
      new Map([
        [`${tenantId}-1`, { tenantId, attempt: 1 }],
        [`${tenantId}-2`, { tenantId, attempt: 2 }],
      ]),
    );
  });

  it('throws when a start fails', async () => {
    const nowhere = new SfnProvisioningExecutions(machine.sfn, `${machine.machineArn}-gone`);

    await expect(nowhere.start({ tenantId: newId('tnt'), attempt: 1 })).rejects.toThrow();
  });
});
