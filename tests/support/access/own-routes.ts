import { anyone, type Routes, segment, signedIn, v1 } from "./route-row";

/** One's own account, everybody's pictures, and what belongs to the Hearth itself. */
export const ownRoutes: Routes = {
  "GET /healthz": { who: anyone(200) },
  "GET /readyz": { who: anyone(200) },
  // For who has the operator's token, metrics.test.ts; this server has none.
  "GET /metrics": { who: anyone(404) },
  [`GET ${v1}/openapi.json`]: { who: anyone(200) },
  [`GET ${v1}/me`]: { who: signedIn() },
  [`GET ${v1}/me/data`]: { who: signedIn() },
  [`GET ${v1}/people`]: { path: () => `${v1}/people?q=a`, who: signedIn() },
  [`PUT ${v1}/me/presence`]: { body: () => ({ away: false }), who: signedIn(204) },
  // Not a picture: what becomes of one is in pictures.test.ts.
  [`PUT ${v1}/me/picture`]: { body: () => ({ none: true }), who: signedIn(422) },
  [`DELETE ${v1}/me/picture`]: { who: signedIn() },
  // Its id cannot be guessed, so whoever has it may see it: add-images.ts calls it as its owner.
  [`GET ${v1}/pictures/:id`]: {
    path: ({ targetId }) => `${v1}/pictures/${segment(targetId)}`,
    ids: ["targetId"],
    who: signedIn(),
  },
};
