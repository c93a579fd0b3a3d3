import type { Construct } from 'constructs';
import { apiKeysApiEnv } from '../../functions/api-keys/api/env.ts';
import { reportLeakedKeysEnv } from '../../functions/api-keys/report-leaked-keys/env.ts';
import { EVENT_ATTRIBUTES, grantControlItems } from '../constructs/control-items.ts';
import { controlTableSettings, mailingSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';

export const apiKeysApi = (scope: Construct, platform: Platform) => ({
  'api-keys/api': keysApi(scope, platform),
  'api-keys/report-leaked-keys': leakReports(scope, platform),
});

function keysApi(scope: Construct, platform: Platform) {
  const fn = new PlatformFunction(scope, 'ApiKeysApi', {
    stage: platform.stage,
    path: 'api-keys/api',
    description: 'Makes, shows, rotates and revokes the API keys of tenants',
    env: apiKeysApiEnv,
    environment: controlTableSettings(platform),
  });
  for (const items of KEY_ITEMS) grantControlItems(fn, platform.controlTable, items);
  return fn.function;
}

/** Open to anyone who can sign: it may end keys, and make none. */
function leakReports(scope: Construct, platform: Platform) {
  const fn = new PlatformFunction(scope, 'ReportLeakedKeys', {
    stage: platform.stage,
    path: 'api-keys/report-leaked-keys',
    description: 'Revokes API keys that were found in public',
    env: reportLeakedKeysEnv,
    environment: {
      ...mailingSettings(platform),
      SCANNING_KEYS_URL: platform.stage.scanningKeysUrl ?? PUBLISHED_BY_GITHUB,
    },
  });
  for (const items of LEAK_ITEMS) grantControlItems(fn, platform.controlTable, items);
  return fn.function;
}

/** https://docs.github.com/en/code-security/secret-scanning/secret-scanning-partnership-program/secret-scanning-partner-program */
const PUBLISHED_BY_GITHUB = 'https://api.github.com/meta/public_keys/secret_scanning';

const EVENTS = { actions: ['PutItem'], leadingKeys: ['TENANT#*'], attributes: EVENT_ATTRIBUTES };

const KEY_ITEMS = [
  {
    actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    leadingKeys: ['API_KEYS#*'],
  },
  { actions: ['GetItem', 'PutItem'], leadingKeys: ['IDEMPOTENCY#*'] },
  EVENTS,
];

const LEAK_ITEMS = [
  { actions: ['GetItem', 'UpdateItem', 'DeleteItem'], leadingKeys: ['API_KEYS#*'] },
  { actions: ['GetItem'], leadingKeys: ['POOL#*', 'SLUG#*', 'TENANT#*'] },
  { actions: ['Query'], leadingKeys: ['MEMBERS#*'] },
  { actions: ['PutItem'], leadingKeys: ['MAIL#*'] },
  EVENTS,
];
