import type { Construct } from 'constructs';
import { flagsApiEnv } from '../../functions/flags/api/env.ts';
import { grantControlItems } from '../constructs/control-items.ts';
import { controlTableSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';

/** Operators' flags: no other function may write them. */
export function flagsApi(scope: Construct, platform: Platform) {
  const fn = new PlatformFunction(scope, 'FlagsApi', {
    stage: platform.stage,
    path: 'flags/api',
    description: 'Lists and changes the operators’ flags',
    env: flagsApiEnv,
    environment: controlTableSettings(platform),
  });
  grantControlItems(fn, platform.controlTable, {
    actions: ['GetItem', 'PutItem'],
    // The flags, and the events of what concerns no single tenant.
    leadingKeys: ['FLAGS', 'TENANT#platform'],
  });
  return { 'flags/api': fn.function };
}
