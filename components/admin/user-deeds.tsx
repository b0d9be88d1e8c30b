import type { AdminUserView } from "@/lib/contract/admin-lists";
import type { FormAction } from "@/lib/contract/form-state";
import { Deed } from "./deed";

export type UserActions = Record<
  "promote" | "demote" | "mailReset" | "signOut" | "deactivate" | "reactivate",
  FormAction
>;

const reason = { name: "reason", label: "Reason (goes into the audit)" };

/** What may be done about an account beside changing it. */
export function UserDeeds({ user, actions }: { user: AdminUserView; actions: UserActions }) {
  const { name, email } = user;
  const target = { userId: user.id };
  const isAdmin = user.role === "administrator";
  const isActive = user.state === "active";
  return (
    <div className="deeds">
      {isAdmin && (
        <Deed
          action={actions.demote}
          target={target}
          label="Take administration away"
          title={`Take administration away from ${name}?`}
          line={`${name} stays a member of their rooms, and finds no /admin any more.`}
          verb="Take away"
        />
      )}
      {!isAdmin && isActive && user.role === "person" && (
        <Deed
          action={actions.promote}
          target={target}
          label="Make administrator"
          title={`Make ${name} an administrator?`}
          line={`${name} may then do everything here, to you as well.`}
          verb="Make administrator"
        />
      )}
      {isActive && (
        <Deed
          action={actions.mailReset}
          target={target}
          label="Mail a reset link"
          title={`Mail ${name} a link to choose a new password?`}
          line={`It goes to ${email} and works for one hour.`}
          verb="Mail the link"
        />
      )}
      <Deed
        action={actions.signOut}
        target={target}
        label="Sign out everywhere"
        title={`Sign ${name} out everywhere?`}
        line={`${name} has to log in again on every device. Tokens of scripts go on working.`}
        verb="Sign out"
      />
      {!isActive && (
        <Deed
          action={actions.reactivate}
          target={target}
          label="Reactivate"
          title={`Reactivate ${name}?`}
          line={`${name} can log in again, and tokens of scripts work again.`}
          verb="Reactivate"
        />
      )}
      {isActive && !user.isSelf && (
        <Deed
          action={actions.deactivate}
          target={target}
          label="Deactivate"
          kind="danger"
          title={`Deactivate ${name}?`}
          line={`${name} is signed out at once and cannot log in, and tokens of scripts are refused, until you reactivate the account. Messages and seats stay.`}
          verb="Deactivate account"
          asks={reason}
        />
      )}
    </div>
  );
}
