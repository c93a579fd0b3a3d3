export { signInEnv as identityApiEnv } from '../../env/sign-in.ts';
