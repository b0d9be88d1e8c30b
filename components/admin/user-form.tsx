"use client";

import { Field } from "@/components/ui/field";
import type { AdminUserView } from "@/lib/contract/admin-lists";
import type { FormAction } from "@/lib/contract/form-state";
import { EditForm } from "./edit-form";

/** Somebody's names and e-mail. */
export function UserForm({ user, action }: { user: AdminUserView; action: FormAction }) {
  return (
    <EditForm action={action} target={{ userId: user.id }}>
      {({ value, problem }) => (
        <>
          <div className="two">
            <Field
              label="First name"
              name="firstName"
              autoComplete="off"
              defaultValue={value("firstName", user.firstName)}
              error={problem("firstName")}
            />
            <Field
              label="Last name"
              name="lastName"
              autoComplete="off"
              defaultValue={value("lastName", user.lastName)}
              error={problem("lastName")}
            />
          </div>
          <Field
            label="Email"
            name="email"
            type="email"
            autoComplete="off"
            defaultValue={value("email", user.email)}
            hint="A new address has to be verified; the old one is told."
            error={problem("email")}
          />
        </>
      )}
    </EditForm>
  );
}
