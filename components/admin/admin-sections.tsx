import {
  Armchair,
  DoorOpen,
  Gauge,
  Link2,
  ListTodo,
  MessageSquare,
  ScrollText,
  Users,
} from "lucide-react";

const sections = [
  { path: "/admin", name: "Overview", icon: Gauge },
  { path: "/admin/users", name: "Users", icon: Users },
  { path: "/admin/rooms", name: "Rooms", icon: DoorOpen },
  { path: "/admin/memberships", name: "Memberships", icon: Armchair },
  { path: "/admin/messages", name: "Messages", icon: MessageSquare },
  { path: "/admin/invitations", name: "Invitations", icon: Link2 },
  { path: "/admin/jobs", name: "Jobs", icon: ListTodo },
  { path: "/admin/audit", name: "Audit", icon: ScrollText },
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
