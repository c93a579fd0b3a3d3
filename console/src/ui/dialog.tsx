import { useEffect, useRef, type ReactNode } from 'react';

type DialogProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly isTitleHidden?: boolean;
};

/** The browser's own modal dialog: it keeps the focus inside, gives it back and closes by Escape. */
export function Dialog({ title, onClose, children, isTitleHidden = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={onClose}
      className="m-auto w-[min(34rem,calc(100vw-2rem))] rounded-lg border border-line bg-card p-0 text-ink shadow-xl"
    >
      <div className="flex flex-col gap-4 p-5">
        {!isTitleHidden && <h2>{title}</h2>}
        {children}
      </div>
    </dialog>
  );
}
