"use client";

import type { FormAction } from "@/lib/contract/form-state";
import { EditForm } from "./edit-form";
import { SelectField } from "./select-field";

type Props = {
  action: FormAction;
  target: Record<string, string>;
  label: string;
  name: string;
  options: [string, string][];
  stored: string;
};

/** One choice and the button that saves it: a role, a new owner. */
export function ChoiceForm({ action, target, label, name, options, stored }: Props) {
  return (
    <EditForm action={action} target={target}>
      {({ value, problem }) => (
        <SelectField
          label={label}
          name={name}
          options={options}
          defaultValue={value(name, stored)}
          error={problem(name)}
        />
      )}
    </EditForm>
  );
}
