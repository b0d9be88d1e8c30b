import { type ComponentProps, useId } from "react";
import { FieldHint } from "@/components/ui/field";

type Props = Omit<ComponentProps<"select">, "id"> & {
  label: string;
  /** Value to words, in order. */
  options: [string, string][];
  error?: string;
};

/** A labelled choice among few. */
export function SelectField({ label, options, error, ...select }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="in">
        {/* React resets a form that comes back to the choice a select began with: begin anew. */}
        <select
          {...select}
          key={String(select.defaultValue)}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-hint` : undefined}
        >
          {options.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <FieldHint id={`${id}-hint`} error={error} />
    </div>
  );
}
