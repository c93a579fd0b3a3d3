import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { edgeEnv } from '../../functions/env/edge.ts';
import type { FunctionPath } from '../../functions/routes.ts';
import { grantControlItems, grantRefusals, grantSupportUses } from './control-items.ts';
import { controlTableSettings, usageTableSettings, type Platform } from './platform.ts';
import type { Settings } from './platform-function.ts';

/** Knows no one, and stores nothing. */
const WITHOUT: FunctionPath = 'api-description/api';

/** Gives the functions of the API what the edge before each of them needs: its settings and its rights. */
export function grantEdge(
  served: Readonly<Record<FunctionPath, LambdaFunction>>,
  platform: Platform,
): void {
  const settings: Settings<typeof edgeEnv> = {
    ...controlTableSettings(platform),
    ...usageTableSettings(platform),
  };
  for (const [path, fn] of Object.entries(served)) {
    if (path === WITHOUT) continue;
    for (const [name, value] of Object.entries(settings)) fn.addEnvironment(name, value);
    grantLeases({ role: fn.grantPrincipal }, platform.usageTable);
    grantSupportUses({ role: fn.grantPrincipal }, platform.controlTable);
    grantRefusals({ role: fn.grantPrincipal }, platform.controlTable);
  }
}

/** Counters of requests, and nothing that was counted with them and is sealed. */
const grantLeases = (fn: Parameters<typeof grantControlItems>[0], table: ITable): void =>
  grantControlItems(fn, table, { actions: ['UpdateItem'], leadingKeys: ['LIMIT#*'] });
