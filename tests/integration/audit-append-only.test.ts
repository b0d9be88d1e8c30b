/** The audit is only added to: the database itself refuses to change or to delete an entry. */
import { type Admin, auditOf, makeAdmin } from "@/tests/support/admin";
import { type AdminWorld, makeAdminWorld } from "@/tests/support/admin-world";
import { change } from "@/tests/support/database";
import { sharedServer } from "@/tests/support/shared-server";
import { onPostgres } from "@/tests/support/which-database";

const refusal = "The audit is only added to.";
let admin: Admin;
let world: AdminWorld;
beforeAll(async () => {
  admin = await makeAdmin(sharedServer());
  world = await makeAdminWorld();
  const path = `/admin/users/${world.member.id}`;
  await admin.visitor.submit(path, { reason: "Left" }, { button: "Deactivate account" });
  await admin.visitor.submit(path, {}, { button: "Reactivate" });
  const seat = `/admin/memberships/${world.room.id}/${world.member.id}`;
  await admin.visitor.submit(seat, { role: "moderator" }, { button: "Save" });
});

const own = () => auditOf(sharedServer()).filter(({ actorId }) => actorId === admin.id);

const attempts: [what: string, set: string][] = [
  ["what was done", `"action" = 'user.reactivate'`],
  ["when", `"createdAt" = '2020-01-01T00:00:00.000+00:00'`],
  ["by whom", `"actorId" = 'somebody'`],
  ["by nobody, while they have their account", `"actorId" = 'deleted-member', "address" = NULL`],
  ["from where", `"address" = NULL`],
  ["to whom", `"targetId" = 'somebody'`],
  ["to nobody, while they have their account", `"targetId" = 'deleted-member', "detail" = '{}'`],
  ["the reason", `"detail" = '{}'`],
  ["the kind of thing", `"targetKind" = 'room'`],
  ["its id", `"id" = "id" || 'x'`],
];
test.each(attempts)("%s cannot be changed", (_, set) => {
  const before = own();
  expect(before).toHaveLength(3);
  const update = `UPDATE "AuditEntry" SET ${set} WHERE "actorId" = ?`;
  expect(() => change(sharedServer(), update, admin.id)).toThrow(refusal);
  expect(own()).toEqual(before);
});

const removals = onPostgres()
  ? [`DELETE FROM "AuditEntry"`, `TRUNCATE "AuditEntry"`]
  : [
      `DELETE FROM "AuditEntry"`,
      `INSERT OR REPLACE INTO "AuditEntry" ("id", "action", "targetKind", "targetId")
       SELECT "id", 'user.edit', 'user', 'x' FROM "AuditEntry"`,
    ];
test.each(removals)("%s is refused", (statement) => {
  const before = own();
  expect(() => change(sharedServer(), statement)).toThrow(refusal);
  expect(own()).toEqual(before);
});

test("who deletes their account is taken out of it, and nothing else is", async () => {
  const before = own();
  const wishes = { reason: "Asked for it", messages: "keep", when: "now" };
  const path = `/admin/users/${world.member.id}`;
  await admin.visitor.submit(path, wishes, { button: "Delete account" });
  const about = ({ targetKind }: { targetKind: string }) =>
    targetKind === "membership" ? `${world.room.id}/deleted-member` : "deleted-member";
  expect(own().slice(0, before.length)).toEqual(
    before.map((entry) => ({
      ...entry,
      targetId: about(entry),
      ...(entry.targetKind === "user" && { detail: "{}" }),
    })),
  );
});
