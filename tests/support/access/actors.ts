import { makeAdmin } from "../admin";
import { crowdAt, logIn, type Person } from "../people";
import type { Place } from "../shared-server";
import { Visitor } from "../visitor";

/** Everybody who may stand before a door, by what they are to one room. */
export const actors = [
  "anonymous",
  "stranger",
  "former",
  "banned",
  "member",
  "moderator",
  "owner",
  "admin",
  "deactivated",
] as const;
export type Actor = (typeof actors)[number];

/** What each of them meets; whoever is not named meets `otherwise`. */
export function answers<T>(otherwise: T, named: Partial<Record<Actor, T>>): Record<Actor, T> {
  const all = actors.map((actor) => [actor, named[actor] ?? otherwise]);
  return Object.fromEntries(all) as Record<Actor, T>;
}

/** The same answer for several actors, for `answers`. */
export function all<T>(answer: T, ...who: Actor[]): Partial<Record<Actor, T>> {
  return Object.fromEntries(who.map((actor) => [actor, answer])) as Partial<Record<Actor, T>>;
}

export const inRoom = ["member", "moderator", "owner"] as const;
export const outside = ["stranger", "former", "banned", "admin"] as const;

/** The people of the tables: those in the room, those about it, and some to be used up. */
export type Cast = {
  place: Place;
  /** With a token; the administrator has only a cookie. */
  people: Record<Exclude<Actor, "anonymous" | "admin"> | "target" | "waiter" | "gone", Person>;
  visitors: Record<Actor, Visitor>;
  /** Somebody nobody has met yet. */
  newcomer(): Person;
};

/** Makes them on a server that is the tables' own, everybody signed in, and so many newcomers. */
export async function makeCast(place: Place, newcomers: number): Promise<Cast> {
  // Whoever comes first is an administrator.
  const { visitor: admin } = await makeAdmin(place);
  const first = ["Ada", "Bo", "Cleo", "Dipa", "Emil", "Finn", "Gia", "Hal", "Ida", "Jo"];
  const spare = Array.from({ length: newcomers }, () => "Kim");
  const names = [...first, ...spare].map((firstName) => ({ firstName, lastName: "Novak" }));
  const crowd = (await crowdAt(place, names)) as [...Ten, ...Person[]];
  const [owner, moderator, member, stranger, target, former, banned, waiter, ...others] = crowd;
  const [deactivated, gone, ...rest] = others;
  const people = { owner, moderator, member, stranger, former, banned, deactivated };
  const signedIn = Object.entries(people).map(async ([actor, one]) => [
    actor,
    await logIn(place, one),
  ]);
  const visitors = Object.fromEntries(await Promise.all(signedIn));
  await (await logIn(place, gone)).submit("/settings", {
    presentPassword: gone.password,
    messages: "keep",
    when: "later",
  });
  return {
    place,
    people: { ...people, target, waiter, gone },
    visitors: { ...visitors, anonymous: new Visitor(place), admin },
    newcomer() {
      const next = rest.pop();
      if (!next) throw new Error(`More than ${newcomers} newcomers are needed`);
      return next;
    },
  };
}

type Ten = [Person, Person, Person, Person, Person, Person, Person, Person, Person, Person];
