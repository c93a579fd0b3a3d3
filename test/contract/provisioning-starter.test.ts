import { beforeAll, describe, expect, it } from 'vitest';
import { SfnProvisioningStarter } from '../../adapters/stepfunctions/sfn-provisioning-starter.ts';
import { newId } from '../../kit/id.ts';
import { inputsOf, scratchMachine } from '../support/events/scratch-machine.ts';

let machine: Awaited<ReturnType<typeof scratchMachine>>;
let starter: SfnProvisioningStarter;

beforeAll(async () => {
  machine = await scratchMachine({ Type: 'Wait', Seconds: 1 });
  starter = new SfnProvisioningStarter(machine.sfn, machine.machineArn);
});

describe('SfnProvisioningStarter', () => {
  it('starts an attempt once, however often it is asked, with the tenant and the attempt alone', async () => {
    const tenantId = newId('tnt');
    for (let n = 0; n < 3; n += 1) {
      expect(await starter.start(tenantId, 1)).toMatchObject({ ok: true });
    }
    await starter.start(tenantId, 2);

    expect(await inputsOf(machine.sfn, machine.machineArn)).toEqual(
      new Map([
        [`${tenantId}-1`, { tenantId, attempt: 1 }],
        [`${tenantId}-2`, { tenantId, attempt: 2 }],
      ]),
    );
  });

  it('tells of a start that failed, and does not throw', async () => {
    const nowhere = new SfnProvisioningStarter(machine.sfn, `${machine.machineArn}-gone`);

    expect(await nowhere.start(newId('tnt'), 1)).toMatchObject({
      ok: false,
      error: { kind: 'StartDelayed' },
    });
  });
});
