export { firstKeyEnv as createApiKeyEnv } from '../../env/first-key.ts';
