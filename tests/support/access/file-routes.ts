import { type Routes, signedIn, v1 } from "./route-row";

const none = `${v1}/attachments/none`;

/** Files that are not there: who may read those that are, attachments*.test.ts tells. */
export const fileRoutes: Routes = {
  // No form: what becomes of files is told there, too.
  [`POST ${v1}/attachments`]: { body: () => ({ none: true }), who: signedIn(422) },
  [`GET ${v1}/attachments/:id/:name`]: { path: () => `${none}/none.txt`, who: signedIn(404) },
  [`PATCH ${v1}/attachments/:id`]: {
    path: () => none,
    body: () => ({ alt: "A cat" }),
    who: signedIn(404),
  },
  [`DELETE ${v1}/attachments/:id`]: { path: () => none, who: signedIn(404) },
};
