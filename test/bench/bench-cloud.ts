import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListFunctionsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { rootClient } from '../../local/aws.ts';
import { openCloud } from '../../local/cloud.ts';
import { homeAt } from '../../local/home.ts';
import { installationOf } from '../../local/installation.ts';
import { seedOperator } from '../../local/operator.ts';
import type { Progress } from '../../local/progress.ts';
import { PlatformApi } from './platform-api.ts';

export type DeployedFunction = {
  /** Its folder below functions/. */
  readonly path: string;
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly environment: Readonly<Record<string, string>>;
};

/** A local cloud of the bench's own: its own home and ports, gone afterwards. */
export type BenchCloud = {
  readonly api: PlatformApi;
  readonly gateUrl: string;
  /** Past the gate: neither judged nor counted. */
  readonly emulatorUrl: string;
  readonly controlTableName: string;
  readonly functions: readonly DeployedFunction[];
  end(): Promise<void>;
};

/** Starts it, with an operator and no tenant; on failure nothing is left running. */
export async function openBenchCloud(progress: Progress): Promise<BenchCloud> {
  const home = homeAt(mkdtempSync(join(tmpdir(), 'freehold-bench-')));
  const { operator } = installationOf(home);
  const forgetHome = () => rmSync(home.directory, { recursive: true, force: true });
  const ports = { gate: 0, emulator: 0 };
  const cloud = await openCloud({ home, ports, persists: false, progress }).catch(
    (error: unknown) => {
      forgetHome();
      throw error;
    },
  );
  const end = async () => {
    await cloud.end();
    forgetHome();
  };
  try {
    await seedOperator(cloud, operator);
    const { apiUrl, gateUrl, emulatorUrl } = cloud;
    const api = await PlatformApi.signedIn(apiUrl, operator);
    const controlTableName = await tableNamed('ControlTable', emulatorUrl);
    const functions = await deployedFunctions(emulatorUrl);
    return { api, gateUrl, emulatorUrl, controlTableName, functions, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** The deployed function of that folder; throws when there is none. */
export function functionOf({ functions }: BenchCloud, path: string): DeployedFunction {
  const found = functions.find((deployed) => deployed.path === path);
  if (found) return found;
  throw new Error(`No function ${path} is deployed.`);
}

async function tableNamed(construct: string, emulatorUrl: string): Promise<string> {
  const client = new DynamoDBClient(rootClient(emulatorUrl));
  const { TableNames = [] } = await client.send(new ListTablesCommand());
  const name = TableNames.find((table) => table.includes(construct));
  if (name) return name;
  throw new Error(`No table ${construct} is deployed.`);
}

async function deployedFunctions(emulatorUrl: string): Promise<DeployedFunction[]> {
  const client = new LambdaClient(rootClient(emulatorUrl));
  const found: DeployedFunction[] = [];
  let Marker: string | undefined;
  do {
    const { Functions = [], NextMarker } = await client.send(new ListFunctionsCommand({ Marker }));
    for (const { FunctionName = '', FunctionArn = '', Role = '', Environment } of Functions) {
      const environment = Environment?.Variables ?? {};
      const path = environment.POWERTOOLS_SERVICE_NAME ?? FunctionName;
      found.push({ path, name: FunctionName, arn: FunctionArn, roleArn: Role, environment });
    }
    Marker = NextMarker;
  } while (Marker);
  return found;
}
