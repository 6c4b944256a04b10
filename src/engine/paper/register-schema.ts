// The tables of the register of prints. See openDatabase for what an entry is. A unit is kept once, however often it was printed.

export const registerSchema: readonly string[] = [
  `CREATE TABLE units (
     digest TEXT PRIMARY KEY,
     json TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE prints (
     print_id INTEGER PRIMARY KEY AUTOINCREMENT,
     at INTEGER NOT NULL,
     file TEXT NOT NULL,
     hash TEXT NOT NULL,
     name TEXT NOT NULL,
     format TEXT NOT NULL,
     paper TEXT NOT NULL,
     units TEXT NOT NULL
   ) STRICT;
   CREATE INDEX prints_of_file ON prints (file, format, paper, print_id);
   CREATE TABLE pages (
     print_id INTEGER NOT NULL REFERENCES prints,
     number INTEGER NOT NULL,
     code TEXT NOT NULL,
     first_unit INTEGER NOT NULL,
     last_unit INTEGER NOT NULL,
     PRIMARY KEY (print_id, number)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX pages_by_code ON pages (code);`,
]
