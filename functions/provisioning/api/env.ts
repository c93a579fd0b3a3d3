export { createApiKeyEnv as provisioningApiEnv } from '../create-api-key/env.ts';
