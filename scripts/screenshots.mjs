/**
 * Takes the pictures of README.md and docs/ from a running Hearth that nobody has used yet, and
 * that writes its mail into the outbox of its data directory:
 *   export DATA_DIR=$(mktemp -d)
 *   PORT=4000 RATE_LIMITS=off npm start
 *   node scripts/screenshots.mjs http://localhost:4000 [docs/images]
 */
import { mkdirSync } from "node:fs";
import { admin } from "./screenshots/admin.mjs";
import { files } from "./screenshots/files.mjs";
import { chat, rooms } from "./screenshots/rooms.mjs";
import { settings } from "./screenshots/settings.mjs";
import { startVisits } from "./screenshots/visits.mjs";
import { firstPerson, furnish, otherPeople } from "./screenshots/world.mjs";

const [base = "http://localhost:4000", out = "docs/images"] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const visits = await startVisits(base, out);
const mira = await firstPerson(visits);
const people = { mira, ...(await otherPeople(visits)) };
const furnished = await furnish(visits, people);
await chat(visits, people, furnished);
await rooms(visits, people, furnished);
await files(visits, people, furnished);
await settings(visits, people);
await admin(visits, people);
await visits.end();
