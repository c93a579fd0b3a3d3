/** Subnets of one VPC, and what the network interfaces of a function may reach from there. */
export type Network = {
  readonly subnetIds: string[];
  readonly securityGroupIds: string[];
};
