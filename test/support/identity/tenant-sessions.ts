import { call, type Answer, type TestTenant } from '../api.ts';

export type Token = {
  readonly accessToken: string;
  readonly refreshToken: string;
};
export type SignedIn = { readonly token: Token };
export type Challenged = {
  readonly challenge: {
    readonly name: string;
    readonly session: string;
    readonly authenticator?: { readonly secret: string; readonly uri: string };
  };
};

export const problem = (kind: string) => ({ type: `urn:freehold:problem:${kind}` });

export const signInTo = ({ slug }: Pick<TestTenant, 'slug'>, body: object): Promise<Answer> =>
  call('POST /v1/sessions', { body: { tenant: slug, ...body } });

export const tokenOf = async (tenant: TestTenant, person: object = tenant.admin): Promise<Token> =>
  ((await signInTo(tenant, person)).body as SignedIn).token;

export const me = (token: string): Promise<Answer> => call('GET /v1/me', { token });
