import { useRef, useState, type DragEvent } from 'react';
import { Button } from './button.tsx';

type FileDropProps = {
  readonly text: string;
  readonly label: string;
  readonly onFiles: (files: File[]) => void;
  readonly isMany?: boolean;
  /** Which files are offered to be chosen, such as `.yaml`. */
  readonly accept?: string;
};

/** Takes files that are dropped or chosen. */
export function FileDrop({ text, label, onFiles, isMany = false, accept }: FileDropProps) {
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      data-drop-zone
      className={`flex flex-wrap items-center justify-center gap-2 rounded-lg border-2 border-dashed p-6 ${isOver ? 'border-link bg-info-tint' : 'border-line'}`}
    >
      <span className="text-quiet">{text}</span>
      <Button onClick={() => input.current?.click()}>{label}</Button>
      <input
        ref={input}
        type="file"
        multiple={isMany}
        accept={accept}
        hidden
        aria-label={label}
        onChange={({ target }) => {
          const chosen = [...(target.files ?? [])];
          target.value = '';
          onFiles(chosen);
        }}
      />
    </div>
  );
}
