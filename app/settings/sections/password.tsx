import { PasswordForm } from "@/components/settings/password-form";
import { Setting } from "@/components/settings/setting";
import { changePassword } from "../actions";

export function PasswordSection({ email }: { email: string }) {
  return (
    <Setting id="password" title="Password" intro="Changing it signs you out everywhere else.">
      <PasswordForm action={changePassword} email={email} />
    </Setting>
  );
}
