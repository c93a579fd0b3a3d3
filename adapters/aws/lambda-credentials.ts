/**
 * The SDK's default chain of credentials as a Lambda environment needs it: Lambda sets them in the
 * environment. The bundler puts this in the place of `@aws-sdk/credential-provider-node`, whose
 * profiles, SSO and web identities would add some 90 KB to each function.
 */
export const defaultProvider = () => () =>
  Promise.resolve({
    accessKeyId: required('AWS_ACCESS_KEY_ID'),
    secretAccessKey: required('AWS_SECRET_ACCESS_KEY'),
    sessionToken: process.env.AWS_SESSION_TOKEN,
  });

function required(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set: this does not run in a Lambda environment.`);
}
