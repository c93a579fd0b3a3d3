import { CopyButton } from './copy-button.tsx';

/** A text as it stands, to be copied. */
export const Code = ({ name, text }: { readonly name: string; readonly text: string }) => (
  <div>
    <div className="flex items-center justify-between">
      <h3 className="font-medium">{name}</h3>
      <CopyButton text={text} />
    </div>
    <pre
      tabIndex={0}
      aria-label={name}
      className="max-h-80 overflow-auto rounded-md border border-line bg-page p-3 text-xs"
    >
      {text}
    </pre>
  </div>
);
