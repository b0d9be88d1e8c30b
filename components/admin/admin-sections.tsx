import { Gauge, ListTodo } from "lucide-react";

const sections = [
  { path: "/admin", name: "Overview", icon: Gauge },
  { path: "/admin/jobs", name: "Jobs", icon: ListTodo },
];

/** The links to all sections; the one at `path` is open. */
export function AdminSections({ path: open }: { path: string }) {
  return (
    <ul>
      {sections.map(({ path, name, icon: Icon }) => (
        <li key={path}>
          <a className="row" href={path} aria-current={path === open ? "page" : undefined}>
            <Icon aria-hidden="true" />
            <span className="name">{name}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
