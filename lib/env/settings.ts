import { join, resolve } from "node:path";
import * as z from "zod";
import { SettingError } from "@/lib/start-error";
import { address, choice, hosts, integer, prefixed, text, yesOrNo } from "./kinds";

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** The table "Settings" of the contract. What a kind says after "may be" ends up in its error. */
const variables = z.object({
  PORT: integer(0, 65_535).default(3000),
  HOST: text("an address of this machine, such as 0.0.0.0").default("0.0.0.0"),
  PUBLIC_URL: address("http:", "https:").optional(),
  DATA_DIR: text("a directory").default("data"),
  DATABASE_URL: prefixed(
    ["file:", "postgres://", "postgresql://"],
    "file:PATH or postgres://USER:PASSWORD@HOST/NAME",
  ).optional(),
  REDIS_URL: prefixed(["redis://", "rediss://"], "redis://HOST:PORT").optional(),
  AUTH_SECRET: z.string().min(32, "at least 32 characters, or unset").optional(),
  SMTP_URL: prefixed(["smtp://", "smtps://"], "smtp://USER:PASSWORD@HOST:PORT").optional(),
  MAIL_FROM: z.string().includes("@", "an e-mail address").optional(),
  REQUIRE_VERIFIED_EMAIL: yesOrNo("true", "false").default(false),
  REGISTRATION: choice("open", "invite", "closed").default("open"),
  S3_ENDPOINT: address("http:", "https:").optional(),
  S3_BUCKET: text("the name of a bucket").optional(),
  S3_ACCESS_KEY_ID: text("an access key").optional(),
  S3_SECRET_ACCESS_KEY: text("a secret key").optional(),
  S3_REGION: text("the name of a region").optional(),
  FILE_QUOTA_MB: integer(1, 100_000_000).default(1_000),
  LINK_PREVIEWS: yesOrNo("on", "off").default(true),
  PREVIEW_ALLOW_HOSTS: hosts().default([]),
  METRICS_TOKEN: z.string().min(16, "at least 16 characters, or unset").optional(),
  RATE_LIMITS: yesOrNo("on", "off").default(true),
  TRUST_PROXY: integer(0, 10).default(0),
  LOG_LEVEL: choice(...logLevels).default("info"),
});

/** Every setting under its contract name in camelCase; `null` where it is unset and has no default. */
export type Settings = Readonly<ReturnType<typeof toSettings>>;

/**
 * Checks the variables given and answers all settings, frozen. An empty variable counts as unset.
 * Throws `SettingError` for the first wrong one.
 */
export function readSettings(given: Record<string, string | undefined>): Settings {
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
  const parsed = variables.safeParse(set);
  if (parsed.success) return Object.freeze(toSettings(parsed.data));
  const issue = parsed.error.issues[0];
  const name = String(issue?.path[0]);
  throw new SettingError(`${name} ${shown(name, set[name] ?? "")}; it may be ${issue?.message}.`);
}

/** What a variable got, without the password that may be in it. */
function shown(name: string, value: string): string {
  if (/SECRET|TOKEN|KEY/.test(name)) return `has ${value.length} characters`;
  if (/^(DATABASE|REDIS|SMTP)_URL$/.test(name)) return `begins with "${value.split(/[/@]/, 1)}"`;
  return `is "${value}"`;
}

function toSettings(checked: z.output<typeof variables>) {
  const dataDir = resolve(checked.DATA_DIR);
  return {
    port: checked.PORT,
    host: checked.HOST,
    publicUrl: checked.PUBLIC_URL ?? null,
    dataDir,
    databaseUrl: absolute(checked.DATABASE_URL ?? `file:${join(dataDir, "hearth.db")}`),
    redisUrl: checked.REDIS_URL ?? null,
    authSecret: checked.AUTH_SECRET ?? null,
    smtpUrl: checked.SMTP_URL ?? null,
    mailFrom: checked.MAIL_FROM ?? null,
    requireVerifiedEmail: checked.REQUIRE_VERIFIED_EMAIL,
    registration: checked.REGISTRATION,
    s3: {
      endpoint: checked.S3_ENDPOINT ?? null,
      bucket: checked.S3_BUCKET ?? null,
      accessKeyId: checked.S3_ACCESS_KEY_ID ?? null,
      secretAccessKey: checked.S3_SECRET_ACCESS_KEY ?? null,
      region: checked.S3_REGION ?? null,
    },
    /** What the files of one account may take together. */
    fileQuotaBytes: checked.FILE_QUOTA_MB * 1_000_000,
    linkPreviews: checked.LINK_PREVIEWS,
    previewAllowHosts: checked.PREVIEW_ALLOW_HOSTS,
    metricsToken: checked.METRICS_TOKEN ?? null,
    rateLimits: checked.RATE_LIMITS,
    trustProxy: checked.TRUST_PROXY,
    logLevel: checked.LOG_LEVEL,
  };
}

/** A SQLite path means the same wherever Hearth is started from. */
function absolute(databaseUrl: string): string {
  const file = databaseUrl.match(/^file:(.+)$/)?.[1];
  return file ? `file:${resolve(file)}` : databaseUrl;
}
