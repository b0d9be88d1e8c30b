/** What one calls a person whose full name this is. */
export function firstName(name: string): string {
  return name.split(" ")[0] || name;
}
