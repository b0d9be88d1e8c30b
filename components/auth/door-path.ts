/** A link to one of the doors that keeps where to go afterwards and the e-mail typed so far. */
export function doorPath(
  door: "/login" | "/login/code" | "/signup" | "/check-email",
  { next, email }: { next?: string | null; email?: string },
): string {
  const query = new URLSearchParams();
  if (next) query.set("next", next);
  if (email) query.set("email", email);
  return query.size > 0 ? `${door}?${query}` : door;
}
