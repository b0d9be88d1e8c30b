import { CircleAlert } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";

type Props = Omit<ComponentProps<"input">, "id"> & {
  label: ReactNode;
  /** What helps to fill it; gives way to the error. */
  hint?: ReactNode;
  error?: ReactNode;
  /** Stands inside the frame, after the input. */
  after?: ReactNode;
};

/** A labelled input; the line under it is always there, so that nothing jumps when it speaks. */
export function Field({ label, hint, error, after, ...input }: Props) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="in">
        <input
          {...input}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={error || hint ? hintId : undefined}
        />
        {after}
      </div>
      <FieldHint id={hintId} hint={hint} error={error} />
    </div>
  );
}

/** The line under a field. */
export function FieldHint({
  id,
  hint,
  error,
}: {
  id: string;
  hint?: ReactNode;
  error?: ReactNode;
}) {
  if (!error) {
    return (
      <p className="hint" id={id}>
        {hint}
      </p>
    );
  }
  return (
    <p className="hint bad" id={id}>
      <CircleAlert aria-hidden="true" />
      <span>{error}</span>
    </p>
  );
}
