import type { FieldError } from '@freehold/sdk';
import { createContext, use, useId, type ComponentProps, type ReactNode } from 'react';

const INPUT =
  'w-full rounded-md border border-quiet bg-card px-2 py-1.5 text-ink aria-invalid:border-bad';

/** What the platform says of the fields within: each shows what is said of its own name. */
export const FieldErrors = createContext<readonly FieldError[]>([]);

type FieldProps = {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
};

type Named = Pick<FieldProps, 'hint' | 'error'> & { readonly name?: string | undefined };

/** What ties label, hint and error to one control. */
function useField({ hint, error: own, name }: Named) {
  const id = useId();
  const said = use(FieldErrors).find(({ pointer }) => pointer === `/${name ?? ''}`);
  const error = own ?? said?.detail;
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`];
  return {
    id,
    error,
    control: {
      id,
      'aria-invalid': error !== undefined,
      'aria-describedby': described.filter(Boolean).join(' ') || undefined,
    },
  };
}

const Around = ({
  id,
  field: { label, hint, error },
  children,
}: {
  readonly id: string;
  readonly field: FieldProps;
  readonly children: ReactNode;
}) => (
  <div className="flex flex-col gap-1">
    <label htmlFor={id} className="font-medium">
      {label}
    </label>
    {children}
    {hint !== undefined && (
      <p id={`${id}-hint`} className="text-quiet">
        {hint}
      </p>
    )}
    {error !== undefined && (
      <p id={`${id}-error`} className="text-bad">
        {error}
      </p>
    )}
  </div>
);

export function TextField({
  label,
  hint,
  error: own,
  ...input
}: FieldProps & ComponentProps<'input'>) {
  const { id, error, control } = useField({ hint, error: own, name: input.name });
  return (
    <Around id={id} field={{ label, hint, error }}>
      <input {...input} {...control} className={INPUT} />
    </Around>
  );
}

export function SelectField({
  label,
  hint,
  error: own,
  ...select
}: FieldProps & ComponentProps<'select'>) {
  const { id, error, control } = useField({ hint, error: own, name: select.name });
  return (
    <Around id={id} field={{ label, hint, error }}>
      <select {...select} {...control} className={INPUT} />
    </Around>
  );
}

export function AreaField({
  label,
  hint,
  error: own,
  ...area
}: FieldProps & ComponentProps<'textarea'>) {
  const { id, error, control } = useField({ hint, error: own, name: area.name });
  return (
    <Around id={id} field={{ label, hint, error }}>
      <textarea {...area} {...control} className={`${INPUT} font-mono text-xs`} />
    </Around>
  );
}

/** Values to choose from, each by its text. */
export const Options = ({ texts }: { readonly texts: Readonly<Record<string, string>> }) =>
  Object.entries(texts).map(([value, text]) => (
    <option key={value} value={value}>
      {text}
    </option>
  ));

type CheckFieldProps = Pick<FieldProps, 'label' | 'hint'> & ComponentProps<'input'>;

export function CheckField({ label, hint, ...input }: CheckFieldProps) {
  const { id, control } = useField({ hint });
  return (
    <div className="flex items-baseline gap-2">
      <input type="checkbox" {...input} {...control} className="accent-brand" />
      <label htmlFor={id} className="min-w-0">
        {label}
        {hint !== undefined && (
          <span id={`${id}-hint`} className="block text-quiet">
            {hint}
          </span>
        )}
      </label>
    </div>
  );
}
