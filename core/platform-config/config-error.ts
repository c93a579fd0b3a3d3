/** The keys from the top of a file down to one value. */
export type ConfigPath = readonly (string | number)[];

/** Something wrong with a value of a configuration, before it is known where in which file it stands. */
export type ConfigError = {
  readonly path: ConfigPath;
  /** Whether the key itself or what it holds is wrong. */
  readonly at: 'key' | 'value';
  readonly message: string;
};

/** An error with its place; lines and columns count from 1. */
export type LocatedError = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: string;
};

/** `platform.plans.basic.features[2]` */
export const formatPath = (path: ConfigPath): string =>
  path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${shownKey(step)}`,
    )
    .join('');

/** `{admin_password:secret}` is a map with one key, for want of a space. */
const shownKey = (key: string): string => key.replace(/:.*/s, ':…');

/** `config/platform.yaml:12:7  platform.plans.basic.price: must be a number` */
export const formatError = ({ file, line, column, path, message }: LocatedError): string =>
  `${file}:${line}:${column}  ${path === '' ? '' : `${path}: `}${message}`;
