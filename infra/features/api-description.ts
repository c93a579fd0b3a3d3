import type { Construct } from 'constructs';
import { apiDescriptionEnv } from '../../functions/api-description/api/env.ts';
import type { Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';

export const apiDescriptionApi = (scope: Construct, { stage }: Platform) => ({
  'api-description/api': new PlatformFunction(scope, 'ApiDescription', {
    stage,
    path: 'api-description/api',
    description: 'Serves the OpenAPI document and its reader',
    env: apiDescriptionEnv,
    environment: { API_URL: stage.domain ? `https://${stage.domain.name}` : '' },
  }).function,
});
