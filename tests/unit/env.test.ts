import { resolve } from "node:path";
import { readSettings } from "@/lib/env/settings";
import { SettingError } from "@/lib/start-error";

function complaint(given: Record<string, string>): string {
  try {
    readSettings(given);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingError);
    return (error as Error).message;
  }
  return "none";
}

describe("settings", () => {
  it("need nothing to be set", () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      host: "0.0.0.0",
      publicUrl: null,
      dataDir: resolve("data"),
      databaseUrl: `file:${resolve("data/hearth.db")}`,
      redisUrl: null,
      registration: "open",
      requireVerifiedEmail: false,
      rateLimits: true,
      linkPreviews: true,
      previewAllowHosts: [],
      trustProxy: 0,
      logLevel: "info",
    });
  });

  it("keep the database in DATA_DIR unless it has an address of its own", () => {
    expect(readSettings({ DATA_DIR: "/srv/hearth" }).databaseUrl).toBe(
      "file:/srv/hearth/hearth.db",
    );
    expect(readSettings({ DATABASE_URL: "file:other.db" }).databaseUrl).toBe(
      `file:${resolve("other.db")}`,
    );
    const postgres = "postgres://hearth:secret@db/hearth";
    expect(readSettings({ DATABASE_URL: postgres }).databaseUrl).toBe(postgres);
  });

  it("take an empty variable for an unset one", () => {
    expect(readSettings({ PORT: "", REDIS_URL: "" })).toMatchObject({ port: 3000, redisUrl: null });
  });

  it("know PUBLIC_URL as an origin", () => {
    expect(readSettings({ PUBLIC_URL: "https://Chat.example.org/" }).publicUrl).toBe(
      "https://chat.example.org",
    );
  });

  it("cannot be changed", () => {
    expect(Object.isFrozen(readSettings({}))).toBe(true);
  });

  it.each([
    ["PORT", "http", 'PORT is "http"; it may be a whole number from 0 to 65535.'],
    ["PORT", "65536", 'PORT is "65536"; it may be a whole number from 0 to 65535.'],
    ["PORT", "-1", 'PORT is "-1"; it may be a whole number from 0 to 65535.'],
    ["TRUST_PROXY", "yes", 'TRUST_PROXY is "yes"; it may be a whole number from 0 to 10.'],
    ["REGISTRATION", "no", 'REGISTRATION is "no"; it may be open, invite or closed.'],
    ["RATE_LIMITS", "false", 'RATE_LIMITS is "false"; it may be on or off.'],
    [
      "PUBLIC_URL",
      "chat.example.org",
      'PUBLIC_URL is "chat.example.org"; it may be an address without a path, such as https://chat.example.org.',
    ],
  ])("name %s=%s, what it got and what it may be", (name, value, sentence) => {
    expect(complaint({ [name]: value })).toBe(sentence);
  });

  it.each([
    ["PUBLIC_URL", "https://chat.example.org/hearth"],
    ["PUBLIC_URL", "ftp://chat.example.org"],
    ["DATABASE_URL", "mysql://root@localhost/hearth"],
    ["DATABASE_URL", "file:"],
    ["REDIS_URL", "localhost:6379"],
    ["AUTH_SECRET", "too short"],
    ["SMTP_URL", "mail.example.org"],
    ["MAIL_FROM", "nobody"],
    ["REQUIRE_VERIFIED_EMAIL", "on"],
    ["METRICS_TOKEN", "short"],
    ["LOG_LEVEL", "loud"],
    ["S3_ENDPOINT", "s3.example.org"],
  ])("refuse %s=%s", (name, value) => {
    expect(complaint({ [name]: value })).toMatch(new RegExp(`^${name} .*; it may be .*\\.$`));
  });

  it("never repeat a secret", () => {
    const secrets = {
      AUTH_SECRET: "hunter2",
      METRICS_TOKEN: "hunter2",
      DATABASE_URL: "mysql://hearth:hunter2@db/hearth",
      REDIS_URL: "http://hearth:hunter2@redis",
    };
    for (const [name, value] of Object.entries(secrets)) {
      expect(complaint({ [name]: value })).not.toContain("hunter2");
    }
  });
});
