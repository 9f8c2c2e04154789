#!/bin/sh
# Proves the backups: restores the newest one and the whole archive into /scratch, starts it, and checks every table and index.
# Nothing else notices a missing segment of the write-ahead log. It archives nothing, so it never changes the repository.
set -eu
umask 077

data=/scratch/data
log=/scratch/postgres.log
server=
export PGHOST=/tmp PGUSER=postgres PGDATABASE=postgres PGCONNECT_TIMEOUT=10
# archive-get is started by the server; its spool must be in the scratch space too.
export PGBACKREST_SPOOL_PATH=/scratch/spool PGBACKREST_PG1_PATH=$data

stop() {
  [ -z "$server" ] || kill -QUIT "$server" 2>/dev/null || :
}
trap stop EXIT
trap 'exit 1' TERM INT

fail() {
  printf 'restore-test: FAILED: %s\n' "$1" >&2
  exit 1
}

query() {
  psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"
}

begun=$(date +%s)
status=$(/scripts/repository-status.sh)
[ "$status" = 0 ] || fail "the repository cannot be read, or holds no backup of '$STANZA' (status $status)"
# Read before the restore, because the running database goes on archiving.
newest=$(pgbackrest --stanza="$STANZA" --log-level-console=off info --output=json | grep -o '"max":"[0-9A-F]*"' | tail -n 1 | cut -d '"' -f 4)
[ -n "$newest" ] || fail "the repository holds no write-ahead log"

rm -rf -- "$data" /scratch/spool /scratch/tablespaces "$log"
mkdir -p "$data" /scratch/spool /scratch/tablespaces
pgbackrest --stanza="$STANZA" --type=default --archive-mode=off --tablespace-map-all=/scratch/tablespaces restore ||
  fail "pgBackRest could not restore the newest backup (see above)"
found=$(cat "$data/PG_VERSION")
[ "$found" = "$POSTGRES_MAJOR" ] || fail "the newest backup is of PostgreSQL $found, but this image is for $POSTGRES_MAJOR; make a full backup"

# The configuration of the real server, without what would reach outside, archive, or need its memory.
postgres -D "$data" -c config_file=/etc/postgresql/postgresql.conf -c listen_addresses= -c unix_socket_directories=/tmp \
  -c port="${PGPORT:-5432}" -c ssl=off -c archive_mode=off -c logging_collector=off -c log_destination=stderr -c lc_messages=C \
  -c log_min_messages=warning -c log_statement=none -c shared_buffers=128MB -c huge_pages=off -c fsync=off -c max_logical_replication_workers=0 \
  >"$log" 2>&1 &
server=$!
until [ "$(query -c 'SELECT pg_is_in_recovery()' 2>/dev/null)" = f ]; do
  kill -0 "$server" 2>/dev/null || {
    tail -n 50 "$log" >&2
    server=
    fail "the restored database does not start (see its log above)"
  }
  sleep 1
done

reached=$(sed -n 's/.*restored log file "\([0-9A-F]\{24\}\)" from archive.*/\1/p' "$log" | sort | tail -n 1)
# Further is right: the database archives while this runs.
if [ "$(printf '%s\n' "$reached" "$newest" | sort | tail -n 1)" != "$reached" ]; then
  grep 'archive' "$log" | tail -n 5 >&2
  fail "recovery ended at segment ${reached:-(none)}, but the archive reaches $newest: a segment in between is missing or damaged.
A restore to the latest state loses everything after it. Make a full backup now and find out why."
fi

query <<'SQL'
SELECT format('restore-test: database %I: %s', datname, pg_size_pretty(pg_database_size(oid))) FROM pg_database WHERE datallowconn ORDER BY datname;
SQL
if command -v pg_amcheck >/dev/null; then
  pg_amcheck --all --install-missing || fail "pg_amcheck found damage (see above)"
else
  # PostgreSQL 13 has no pg_amcheck: check the B-trees with SQL, and read every table whole.
  query -c 'SELECT datname FROM pg_database WHERE datallowconn' >/scratch/databases
  while IFS= read -r database; do
    PGDATABASE=$database query -c 'CREATE EXTENSION IF NOT EXISTS amcheck' -c "SELECT count(bt_index_check(i.indexrelid))
      FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
      WHERE a.amname = 'btree' AND c.relkind = 'i' AND c.relpersistence = 'p' AND i.indisvalid AND i.indisready" </dev/null >/dev/null ||
      fail "a B-tree index of the database '$database' is damaged (see above)"
  done </scratch/databases
  pg_dumpall >/dev/null || fail "a table cannot be read (see above)"
fi
echo "restore-test: passed: the newest backup and the write-ahead log up to $newest were restored and checked in $(($(date +%s) - begun)) seconds"
