import type { LocalContract } from './contract.ts';

/** What a person needs to use the running platform. */
export function describeContract({
  apiUrl,
  awsEndpoint,
  docsUrl,
  consoleUrl,
  stripeUrl,
  operator,
  demo,
}: LocalContract): string {
  return `
  Console         ${consoleUrl ?? 'none'}
  API             ${apiUrl}
  API reader      ${docsUrl}
  AWS endpoint    ${awsEndpoint}   (access key and secret: test)${
    stripeUrl === undefined
      ? ''
      : `
  Stripe          ${stripeUrl}   (a stand-in; key: sk_test_local)`
  }
  Operator        ${operator.email}   ${operator.password}
  Tenant "${demo.slug}"   ${demo.email}   ${demo.password}
`;
}
