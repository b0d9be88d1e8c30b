/**
 * The integration tests run on SQLite and again on PostgreSQL. These files run once, in the first
 * run, each for its reason; single tests say `testOfSqlite` or `testOfPostgres`.
 */
const sqliteItself = {
  "admin-filters": "how SQLite's statements are put together, on a file of its own",
  backup: "archives SQLite's file; PostgreSQL has pg_dump",
  contention: "what SQLite does while another process holds its file",
  plans: "SQLite's own plans; plans-postgres has the other's",
  faults: "kills and fills what is SQLite's; faults-cluster has the other's",
  "faults-away": "compares screens with SQLite's file",
  "search-ways": "the ways through SQLite's index, in a file of its own",
  "safe-sqlite": "what lib/safe-sqlite.ts adds to Prisma's adapter",
};

const bringTheirOwn = {
  "faults-cluster": "two nodes, on a PostgreSQL of their own",
  "fill-search-postgres": "migrates a PostgreSQL of its own",
  "lost-commit": "cuts the wire to a PostgreSQL of its own",
  "mail-postgres": "two servers on one PostgreSQL",
  migrations: "migrates both databases",
  "plans-postgres": "PostgreSQL's own plans, on one of its own",
  "postgres-gone": "takes away a PostgreSQL of its own",
  "shared-limits": "two nodes, on a PostgreSQL of their own",
  "two-nodes": "two nodes, on a PostgreSQL of their own",
};

const noDatabase = {
  assemble: "is about what is in a folder",
};

export const runOnce = Object.keys({ ...sqliteItself, ...bringTheirOwn, ...noDatabase });
