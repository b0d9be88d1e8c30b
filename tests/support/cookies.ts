/** What a client remembers of `Set-Cookie`: names and values, no paths or dates. */
export class Cookies {
  private readonly values = new Map<string, string>();

  /** Takes over `Set-Cookie` headers; an emptied or expired cookie is forgotten. */
  keep(headers: string[]): void {
    for (const header of headers) {
      const [pair = "", ...attributes] = header.split("; ");
      const at = pair.indexOf("=");
      const name = pair.slice(0, at);
      const value = pair.slice(at + 1);
      const gone = attributes.some((attribute) =>
        /^(Max-Age=0|Expires=Thu, 01 Jan 1970)/i.test(attribute),
      );
      if (gone || value === "") this.values.delete(name);
      else this.values.set(name, value);
    }
  }

  /** As the header `Cookie` carries them. */
  header(): string {
    return [...this.values].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** Names and values, for handing them to a browser. */
  entries(): [string, string][] {
    return [...this.values];
  }

  has(name: string): boolean {
    return this.values.has(name);
  }
}
