import type { PGlite, PGliteInterface, Transaction } from '@electric-sql/pglite';
import type postgres from 'postgres';

/** What migrations and seed need of a database, the same over PGlite and over native Postgres. */
export interface SqlConnection {
  /** Runs any number of statements without parameters. */
  exec(text: string): Promise<void>;
  /** Runs one statement with `$1`, `$2`, … and returns its rows. */
  query<Row = Record<string, unknown>>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** All of `work` or nothing. */
  transaction<T>(work: (connection: SqlConnection) => Promise<T>): Promise<T>;
}

/** The PGlite database of the embedded server. */
export function overPglite(driver: PGlite): SqlConnection {
  return {
    ...statements(driver),
    transaction: async (work) => await driver.transaction(async (inside) => await work(nested(statements(inside)))),
  };
}

function statements(driver: PGliteInterface | Transaction): Pick<SqlConnection, 'exec' | 'query'> {
  return {
    exec: async (text) => {
      await driver.exec(text);
    },
    query: async <Row>(text: string, parameters: readonly unknown[] = []) => (await driver.query<Row>(text, [...parameters])).rows,
  };
}

/** Native Postgres through postgres.js. */
export function overPostgres(driver: postgres.Sql): SqlConnection {
  return {
    ...nativeStatements(driver),
    transaction: async (work) => (await driver.begin(async (inside) => await work(nested(nativeStatements(inside))))) as Awaited<ReturnType<typeof work>>,
  };
}

function nativeStatements(driver: postgres.Sql | postgres.TransactionSql): Pick<SqlConnection, 'exec' | 'query'> {
  return {
    exec: async (text) => {
      await driver.unsafe(text);
    },
    query: async <Row>(text: string, parameters: readonly unknown[] = []) =>
      (await driver.unsafe(text, parameters as postgres.ParameterOrJSON<never>[])) as unknown as Row[],
  };
}

/** Inside a transaction a further one is part of it: the outer one decides. */
function nested(inside: Pick<SqlConnection, 'exec' | 'query'>): SqlConnection {
  const connection: SqlConnection = { ...inside, transaction: async (work) => await work(connection) };
  return connection;
}
