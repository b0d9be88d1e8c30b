// Generates both Prisma clients, generated/sqlite and generated/postgresql, from the one schema.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const prisma = join(root, "node_modules/prisma/build/index.js");
const source = join(root, "prisma/schema.prisma");
const twin = join(root, "generated/schema.postgresql.prisma");
/** What the clients that are there were made from. */
const originFile = join(root, "generated/origin");

/** The schema as PostgreSQL sees it: another provider, another output, otherwise the same. */
function postgresqlTwin(schema) {
  const body = schema
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace('"../generated/sqlite"', '"./postgresql"');
  return `// Written by scripts/generate.mjs from prisma/schema.prisma.\n${body}`;
}

function generate(schemaPath) {
  // Generating needs no engine; without a path to one Prisma would try to download it.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
  const args = [prisma, "generate", "--schema", schemaPath, "--no-hints"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env });
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}`);
  process.exit(1);
}

function generateBoth() {
  const schema = readFileSync(source, "utf8");
  const { version } = JSON.parse(
    readFileSync(join(root, "node_modules/prisma/package.json"), "utf8"),
  );
  const origin = `${version}\n${schema}`;
  if (existsSync(originFile) && readFileSync(originFile, "utf8") === origin) return;
  mkdirSync(join(root, "generated"), { recursive: true });
  writeFileSync(twin, postgresqlTwin(schema));
  generate(source);
  generate(twin);
  writeFileSync(originFile, origin);
}

// `npm install --package-lock-only` runs this without any node_modules.
if (existsSync(prisma)) generateBoth();
