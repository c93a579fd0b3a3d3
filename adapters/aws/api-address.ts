/** `https://<id>.execute-api.<region>.amazonaws.com` */
const GATEWAY_ADDRESS = /^https:\/\/([a-z0-9]+)\.execute-api\./;

/**
 * Where the API is really reached: the address itself on AWS; on the local cloud, which serves every API
 * below one endpoint, the address there.
 */
export function apiAddress(apiUrl: string, endpoint = process.env.AWS_ENDPOINT_URL): string {
  const apiId = GATEWAY_ADDRESS.exec(apiUrl)?.[1];
  return endpoint && apiId ? `${endpoint}/_aws/execute-api/${apiId}/$default` : apiUrl;
}
