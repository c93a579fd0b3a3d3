/** Whether node_modules holds what package-lock.json asks for on this machine. */
export function packagesAreInstalled(root: string): boolean;
