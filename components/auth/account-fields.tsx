import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { NewPasswordField } from "./new-password-field";

type Props = {
  problem: (name: string) => string | undefined;
  values: Record<string, string>;
  /** What the e-mail's own error says, where it is more than a sentence. */
  emailProblem?: ReactNode;
};

/** Who somebody is, as both sign-up forms ask it. */
export function AccountFields({ problem, values, emailProblem }: Props) {
  return (
    <>
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={values.email}
        error={emailProblem ?? problem("email")}
      />
      <div className="two">
        <Field
          label="First name"
          name="firstName"
          autoComplete="given-name"
          defaultValue={values.firstName}
          error={problem("firstName")}
        />
        <Field
          label="Last name"
          name="lastName"
          autoComplete="family-name"
          defaultValue={values.lastName}
          error={problem("lastName")}
        />
      </div>
      <NewPasswordField label="Password" name="password" error={problem("password")} />
      <Field
        label="Repeat password"
        name="repeatPassword"
        type="password"
        autoComplete="new-password"
        error={problem("repeatPassword")}
      />
    </>
  );
}
