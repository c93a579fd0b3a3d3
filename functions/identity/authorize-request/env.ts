export { AUTHORIZER_CACHE_SECONDS } from '../../../core/identity/freshness.ts';
export { signInEnv as authorizeRequestEnv } from '../../env/sign-in.ts';
