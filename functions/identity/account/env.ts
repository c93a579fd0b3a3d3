export { signInSecretsEnv as accountEnv } from '../../env/sign-in.ts';
