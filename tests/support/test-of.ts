import { onPostgres } from "./which-database";

/** A test of what SQLite alone does, such as overwriting what is deleted in its file. */
export const testOfSqlite: jest.It = onPostgres() ? test.skip : test;

/** A test of what differs on PostgreSQL. */
export const testOfPostgres: jest.It = onPostgres() ? test : test.skip;
