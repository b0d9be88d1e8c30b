import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { Named } from "@/lib/contract/admin-lists";
import type { FormAction } from "@/lib/contract/form-state";
import { ChoiceForm } from "./choice-form";

type Props = {
  roomId: string;
  heirs: Named[];
  /** More fit than `heirs` names. */
  hasMore: boolean;
  /** What they were looked for by. */
  q: string;
  action: FormAction;
};

/** The choice of a room's new owner; in a large room, after a search for them. */
export function HandOver({ roomId, heirs, hasMore, q, action }: Props) {
  return (
    <>
      {hasMore && (
        <p className="soft">{`The first ${heirs.length} are listed. Others are found by name.`}</p>
      )}
      {(hasMore || q) && (
        <form className="list-filter" action={`/admin/rooms/${roomId}#owner`} role="search">
          <Field
            label="Find a member"
            name="heir"
            type="search"
            defaultValue={q}
            autoComplete="off"
          />
          <Button type="submit">Find</Button>
        </form>
      )}
      {heirs.length > 0 ? (
        <ChoiceForm
          action={action}
          target={{ roomId }}
          label="New owner"
          name="userId"
          options={heirs.map(({ id, name }) => [id, name])}
          stored={heirs[0]?.id ?? ""}
        />
      ) : (
        <p className="soft">No member of this room is called that.</p>
      )}
    </>
  );
}
