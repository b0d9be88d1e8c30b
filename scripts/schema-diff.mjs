// Prisma's schema engine as WebAssembly: `prisma migrate diff` without the binary that has to be downloaded.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";

const PG_CHAR = 18;
const PG_TEXT = 25;

/** What `difference` answers when there is none. */
export const NO_DIFFERENCE = "-- This is an empty migration.\n";

const enginePath = fileURLToPath(
  import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg"),
);
// The full-text index, which no schema of Prisma's can describe, with what FTS5 makes of it.
const searchTables = [
  "SearchLeftover",
  "SearchBlock",
  "SearchProgress",
  ...["", "_config", "_data", "_idx"].map((part) => `SearchWords${part}`),
];

const engine = await import(enginePath);
const { instance } = await WebAssembly.instantiate(
  readFileSync(enginePath.replace(/\.js$/, ".wasm")),
  { "./schema_engine_bg.js": engine },
);
engine.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

// The engine reads PostgreSQL's catalogue, whose "char" columns the adapter refuses to decode.
class CatalogueReader extends PrismaPg {
  async connect() {
    const adapter = await super.connect();
    const performIO = adapter.performIO.bind(adapter);
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.performIO = async (query) => {
      const result = await performIO(query);
      query.charColumns = (result.fields ?? []).flatMap((field, index) => {
        if (field.dataTypeID !== PG_CHAR) return [];
        field.dataTypeID = PG_TEXT;
        return [index];
      });
      return result;
    };
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const index of query.charColumns) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    return adapter;
  }
}

function adapterFor(url) {
  return url.startsWith("file:")
    ? new PrismaBetterSqlite3({ url })
    : new CatalogueReader({ connectionString: url });
}

/**
 * The SQL that turns the database at `url` into what the schema text describes; `NO_DIFFERENCE`
 * when it already is. `schema` is `{ path, content }`.
 */
export async function difference(url, schema) {
  const files = [schema];
  const connection = bindMigrationAwareSqlAdapterFactory(adapterFor(url));
  const models = { datamodels: [[schema.path, schema.content]] };
  const schemaEngine = await engine.SchemaEngine.new(models, () => {}, connection);
  const { stdout } = await schemaEngine.diff({
    from: { tag: "schemaDatasource", files, configDir: "." },
    to: { tag: "schemaDatamodel", files },
    script: true,
    shadowDatabaseUrl: null,
    exitCode: null,
    filters: {
      externalTables: url.startsWith("file:") ? searchTables : ["public.SearchWords"],
      externalEnums: [],
    },
  });
  return stdout;
}
