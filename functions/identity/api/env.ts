export { signInSecretsEnv as identityApiEnv } from '../../env/sign-in.ts';
