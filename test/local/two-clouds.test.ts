import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListTablesCommand, CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { rootClient } from '../../local/aws.ts';
import { startServers, type CloudServers } from '../../local/cloud-servers.ts';
import { homeAt, repository, type Home } from '../../local/home.ts';
import { bindPort, portOf } from '../../local/ports.ts';
import { isRunning, type ProcessIdentity } from '../../local/processes.ts';
import { currentRun } from '../../local/run-record.ts';
import { eventually } from '../support/eventually.ts';

const clouds: CloudServers[] = [];
const processes: ProcessIdentity[] = [];
const directories: string[] = [];

async function start(ports: { gate: number; emulator: number }): Promise<CloudServers> {
  const directory = mkdtempSync(join(tmpdir(), 'freehold-two-'));
  directories.push(directory);
  const cloud = await startServers({
    home: homeAt(directory),
    ports,
    persists: false,
    progress: () => undefined,
    onProcess: (identity) => processes.push(identity),
  });
  clouds.push(cloud);
  return cloud;
}

/** Two ports that were free a moment ago. */
async function preferred() {
  const [gate, emulator] = [await bindPort(0), await bindPort(0)];
  const ports = { gate: portOf(gate), emulator: portOf(emulator) };
  gate.close();
  emulator.close();
  return ports;
}

const tablesAt = async (endpoint: string) =>
  (await new DynamoDBClient(rootClient(endpoint)).send(new ListTablesCommand())).TableNames;

const makeTable = (endpoint: string, TableName: string) =>
  new DynamoDBClient(rootClient(endpoint)).send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    }),
  );

afterEach(async () => {
  await Promise.all(clouds.splice(0).map((cloud) => cloud.end()));
  expect(processes.splice(0).filter(isRunning)).toEqual([]);
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

describe('the servers of local clouds', () => {
  it('are each cloud’s own when two start at once and want the same ports', async () => {
    const ports = await preferred();
    const [first, second] = await Promise.all([start(ports), start(ports)]);
    const taken = [first, second].flatMap((cloud) => Object.values(cloud.ports));
    expect(new Set(taken).size).toBe(4);

    await makeTable(first.gateUrl, 'of-the-first');
    await makeTable(second.gateUrl, 'of-the-second');
    expect(await tablesAt(first.emulatorUrl)).toEqual(['of-the-first']);
    expect(await tablesAt(second.emulatorUrl)).toEqual(['of-the-second']);
    expect(processes.filter(isRunning)).toHaveLength(4);
  });

  it('end with Ctrl-C, each cloud’s and no other’s, also of two that are still starting', async () => {
    const homes = [0, 1].map(() => homeAt(mkdtempSync(join(tmpdir(), 'freehold-two-'))));
    directories.push(...homes.map(({ directory }) => directory));
    const starts = homes.map(({ directory }) =>
      spawn(process.execPath, [join(repository, 'local', 'start.ts')], {
        env: { ...process.env, FREEHOLD_HOME: directory },
        stdio: 'ignore',
      }),
    );
    const serversOf = (home: Home) => currentRun(home)?.servers ?? [];
    await eventually(
      () => {
        for (const home of homes) expect(serversOf(home)).toHaveLength(2);
      },
      { seconds: 200 },
    );
    const [first = [], second = []] = homes.map(serversOf);
    starts[0]?.kill('SIGINT');
    await eventually(() => expect(first.filter(isRunning)).toEqual([]), { seconds: 60 });
    expect(second.filter(isRunning)).toHaveLength(2);
    starts[1]?.kill('SIGINT');
    await eventually(() => expect(second.filter(isRunning)).toEqual([]), { seconds: 60 });
    await eventually(() => expect(starts.map(({ exitCode }) => exitCode)).toEqual([0, 0]), {
      seconds: 60,
    });
  });

  it('are taken for no foreign process that has their port, and send it nothing', async () => {
    const ports = await preferred();
    const asked: string[] = [];
    const foreign = [ports.gate, ports.emulator].map((port) =>
      createServer((request, response) => {
        asked.push(request.url ?? '');
        response.end('{"ready":true}');
      }).listen(port, '127.0.0.1'),
    );
    const cloud = await start(ports);
    expect(Object.values(ports)).not.toContain(cloud.ports.gate);
    expect(Object.values(ports)).not.toContain(cloud.ports.emulator);
    expect(await tablesAt(cloud.gateUrl)).toEqual([]);
    expect(asked).toEqual([]);
    for (const server of foreign) server.close();
  });
});
