import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTenant, type TestTenant } from '../support/api.ts';
import { eventually } from '../support/eventually.ts';
import { asRoot, localCloud } from '../support/local-cloud.ts';
import { orderFault } from '../support/provisioning/gate-faults.ts';
import { recordTenant } from '../support/provisioning/recorded-tenant.ts';
import { arnOf } from '../support/provisioning/runs.ts';
import { scan, tracesOf } from '../support/provisioning/stores.ts';
import { deployedStores } from '../support/tenancy/deployed-stores.ts';

const password = `Zq7-${randomBytes(12).toString('hex')}`;
let tenant: TestTenant;

/** A run in which the very call that sets the password fails, so that errors are told of it. */
beforeAll(async () => {
  const fault = await orderFault(
    { service: 'cognito-idp', action: 'AdminSetUserPassword', bodyIncludes: [password] },
    { mode: 'fail-before', times: 6 },
  );
  tenant = await createTenant({ adminPassword: password });
  expect(await fault.hits()).toBe(6);
});

/** As it is, and as what encodes a body would write it. */
const CLEAR = [password, Buffer.from(password).toString('base64').slice(0, 30)];

const PLACES: Readonly<Record<string, { search: () => Promise<string>; holds: () => string }>> = {
  'the machine’s input, output and history': { search: executionText, holds: () => tenant.id },
  'the control table, outbox included': {
    search: () => tableText('controlTableName'),
    holds: () => tenant.id,
  },
  'the tenants’ table': { search: () => tableText('tableName'), holds: () => tenant.id },
  'the logs of functions, emulator and gate': { search: logFilesText, holds: () => tenant.id },
  'the mails': { search: mailsText, holds: () => tenant.admin.email },
};

describe('the password that an operator gives for a new tenant’s admin', () => {
  it.each(Object.entries(PLACES))('does not stand in %s', async (_place, { search, holds }) => {
    // The search reads what the run wrote, the mail after the activation too: else it would prove nothing.
    const text = await eventually(async () => {
      const found = await search();
      expect(found.includes(holds())).toBe(true);
      return found;
    });
    for (const clear of CLEAR) expect(text.includes(clear)).toBe(false);
  });

  it('is encrypted while it waits for its use', async () => {
    const waiting = await recordTenant();
    const { control } = await tracesOf(waiting);
    const { ciphertext } = control.find(({ sk }) => sk === 'ADMIN_PASSWORD') ?? {};
    const encrypted = Buffer.from(String(ciphertext), 'base64');
    expect(encrypted.length).toBeGreaterThan(waiting.password.length);
    expect(encrypted.includes(waiting.password)).toBe(false);
    expect(JSON.stringify(control).includes(waiting.password)).toBe(false);
  });

  it('is not kept once it was used, encrypted or not', async () => {
    const { controlTableName } = await deployedStores();
    const items = await scan(controlTableName);
    expect(
      items.filter(({ pk, sk }) => pk === `TENANT#${tenant.id}` && sk === 'ADMIN_PASSWORD'),
    ).toEqual([]);
  });
});

async function executionText(): Promise<string> {
  const sfn = new SFNClient(asRoot());
  const executionArn = arnOf({ tenantId: tenant.id });
  const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
  const history = await sfn.send(
    new GetExecutionHistoryCommand({ executionArn, includeExecutionData: true }),
  );
  return JSON.stringify([execution, history]);
}

async function tableText(name: 'controlTableName' | 'tableName'): Promise<string> {
  return JSON.stringify(await scan((await deployedStores())[name]));
}

async function logFilesText(): Promise<string> {
  const { logsDirectory } = localCloud();
  return readdirSync(logsDirectory, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => readFileSync(join(logsDirectory, name), 'utf8'))
    .join('\n');
}

async function mailsText(): Promise<string> {
  return (await fetch(`${localCloud().emulatorUrl}/_ministack/ses/messages`)).text();
}
