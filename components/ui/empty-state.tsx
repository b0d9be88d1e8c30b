import type { ReactNode } from "react";

type Props = {
  title: string;
  line?: ReactNode;
  /** Buttons; one of them primary. */
  actions?: ReactNode;
  /** The whole page is empty: the title is its heading, and large. */
  page?: boolean;
};

/** Nothing is here: an arch, one line, one soft line, a way on. */
export function EmptyState({ title, line, actions, page = false }: Props) {
  return (
    <div className="calm">
      <span className="hollow" aria-hidden="true" />
      {page ? (
        <h1 className="display" tabIndex={-1}>
          {title}
        </h1>
      ) : (
        <p className="lead">{title}</p>
      )}
      {line && <p className="soft">{line}</p>}
      {actions && <p className="actions">{actions}</p>}
    </div>
  );
}
