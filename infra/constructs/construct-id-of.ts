/** `records/api`: RecordsApi. */
export const constructIdOf = (functionPath: string): string =>
  functionPath.replaceAll(/(?:^|[/-])(\w)/g, (_, letter: string) => letter.toUpperCase());
