import { useId, type ComponentProps, type ReactNode } from 'react';

const INPUT =
  'w-full rounded-md border border-quiet bg-card px-2 py-1.5 text-ink aria-invalid:border-bad';

type FieldProps = {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
};

/** What ties label, hint and error to one control. */
function useField({ hint, error }: Pick<FieldProps, 'hint' | 'error'>) {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`];
  return {
    id,
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

export function TextField({ label, hint, error, ...input }: FieldProps & ComponentProps<'input'>) {
  const { id, control } = useField({ hint, error });
  return (
    <Around id={id} field={{ label, hint, error }}>
      <input {...input} {...control} className={INPUT} />
    </Around>
  );
}

export function SelectField({
  label,
  hint,
  error,
  ...select
}: FieldProps & ComponentProps<'select'>) {
  const { id, control } = useField({ hint, error });
  return (
    <Around id={id} field={{ label, hint, error }}>
      <select {...select} {...control} className={INPUT} />
    </Around>
  );
}

export function AreaField({
  label,
  hint,
  error,
  ...area
}: FieldProps & ComponentProps<'textarea'>) {
  const { id, control } = useField({ hint, error });
  return (
    <Around id={id} field={{ label, hint, error }}>
      <textarea {...area} {...control} className={`${INPUT} font-mono text-xs`} />
    </Around>
  );
}
