/** Whether somebody with these permissions may give them: nobody gives what he lacks. */
export const mayGrant = (author: readonly string[], granted: readonly string[]): boolean =>
  granted.every((permission) => author.includes(permission));
