/** The parts of an ARN that tell whom to ask about the thing. */
export type Arn = {
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  readonly resource: string;
};

export function parseArn(arn: string): Arn {
  const [, , service = '', region = '', accountId = '', ...resource] = arn.split(':');
  return { service, region, accountId, resource: resource.join(':') };
}
