import type { ReactNode } from "react";

type Props = { id: string; title: string; intro: string; children: ReactNode };

/** One section of the settings, where the firebox's link of that `id` leads. */
export function Setting({ id, title, intro, children }: Props) {
  return (
    <section id={id} className="setting" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p>{intro}</p>
      {children}
    </section>
  );
}
