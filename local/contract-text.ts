import type { LocalContract } from './contract.ts';

/** What a person needs to use the running platform. */
export function describeContract({
  apiUrl,
  awsEndpoint,
  docsUrl,
  operator,
  demo,
}: LocalContract): string {
  return `
  API             ${apiUrl}
  API reader      ${docsUrl}
  AWS endpoint    ${awsEndpoint}   (access key and secret: test)
  Operator        ${operator.email}   ${operator.password}
  Tenant "${demo.slug}"   ${demo.email}   ${demo.password}
`;
}
