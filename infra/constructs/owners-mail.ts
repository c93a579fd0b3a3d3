/** Which tenant, who owns it, and the mail that waits to be sent. */
export const OWNERS_MAIL = [
  { actions: ['GetItem'], leadingKeys: ['TENANT#*'] },
  { actions: ['Query'], leadingKeys: ['MEMBERS#*'] },
  { actions: ['PutItem'], leadingKeys: ['MAIL#*'] },
];
