#!/bin/sh
# Restores the database onto its own volume while PostgreSQL is stopped. An interrupted run leaves a marker that keeps the
# database from starting, and running it again repairs that.
set -eu
umask 077

volume=${PGDATA%/*/*}
marker=$volume/restore-in-progress
wal_directory=${POSTGRES_INITDB_WALDIR:-}

refuse() {
  printf 'restore: refused, nothing was changed: %s\n' "$1" >&2
  exit 1
}

# 0 accepts connections, 1 rejects them (starting, recovering, stopping): alive in both cases
code=0
pg_isready -q -t 5 -U probe -h "$DATABASE_HOST" || code=$?
[ "$code" -gt 1 ] || refuse "the database at $DATABASE_HOST is running. Scale its StatefulSet to 0 and run this Job again."

# The network can lie (no name, a policy in between); the lock on the volume does not.
exec 9>"$volume/in-use.lock"
flock -n 9 || refuse "a database is running on this volume. Scale its StatefulSet to 0 and run this Job again."

if [ -z "${RESTORE_SET:-}" ]; then
  version=$(pgbackrest --stanza="$STANZA" --log-level-console=off info --output=json |
    sed -n 's/.*"db":\[\([^]]*\)\].*/\1/p' | grep -o '"version":"[0-9.]*"' | tail -n 1 | cut -d '"' -f 4) || version=
  if [ -n "$version" ] && [ "$version" != "$POSTGRES_MAJOR" ]; then
    refuse "the newest backups are of PostgreSQL $version, but this release runs $POSTGRES_MAJOR.
Render the restore with postgres.image of $version, or name an older backup with --backup."
  fi
fi

set -- --type="$RESTORE_TYPE"
case $RESTORE_TYPE in
  default) ;;
  immediate) set -- "$@" --target-action=promote ;;
  time)
    [ "$RESTORE_TARGET_EPOCH" -le "$(date +%s)" ] || refuse "the time $RESTORE_TARGET lies in the future (now: $(date -u '+%Y-%m-%d %H:%M:%S+00'))."
    set -- "$@" --target="$RESTORE_TARGET" --target-action=promote
    ;;
  *) refuse "RESTORE_TYPE is '$RESTORE_TYPE'; it must be default, immediate or time." ;;
esac
[ -z "${RESTORE_SET:-}" ] || set -- "$@" --set="$RESTORE_SET"
[ -z "${RESTORE_TIMELINE:-}" ] || set -- "$@" --target-timeline="$RESTORE_TIMELINE"

mkdir -p "$PGDATA" "$volume/pgbackrest-spool"
chmod 00700 "$PGDATA" "$volume/pgbackrest-spool"
# What asynchronous archiving had fetched or queued belongs to the database before the restore.
rm -rf -- "$volume/pgbackrest-spool/archive"

first_run=yes
if [ -e "$marker" ]; then
  first_run=no
  # Cut off before pgBackRest had noted in the directory that it is its own, it would refuse its own leftovers.
  if [ ! -e "$PGDATA/PG_VERSION" ] && [ ! -e "$PGDATA/backup.manifest" ]; then
    find "$PGDATA" -mindepth 1 -delete
  fi
fi
printf 'type=%s target=%s begun=%s\n' "$RESTORE_TYPE" "${RESTORE_TARGET:-}" "$(date -u '+%Y-%m-%dT%H:%M:%SZ')" >"$marker"
sync
# Nothing runs on this volume (see above), so a pid file is left over from a server that was killed.
rm -f "$PGDATA/postmaster.pid"

# Only for a directory with files: pgBackRest would warn that it disables delta in an empty one.
[ -z "$(ls -A "$PGDATA")" ] || set -- "$@" --delta

code=0
pgbackrest --stanza="$STANZA" "$@" restore || code=$?
if [ "$code" != 0 ]; then
  # pgBackRest removes pg_control before it changes anything else and writes it back last.
  if [ "$first_run" = yes ] && [ -e "$PGDATA/global/pg_control" ]; then
    rm -f "$marker"
    echo "restore: failed before anything was changed (see above). The database can be started as it was." >&2
  else
    echo "restore: FAILED (see above). The database does not start until a restore has succeeded; run this Job again." >&2
  fi
  exit "$code"
fi

found=$(cat "$PGDATA/PG_VERSION")
if [ "$found" != "$POSTGRES_MAJOR" ]; then
  echo "restore: FAILED: the backup is of PostgreSQL $found, but this release runs $POSTGRES_MAJOR. Render with postgres.image of $found and restore again." >&2
  exit 1
fi
# pgBackRest restored pg_wal as a directory, whatever it was when the backup was made.
if [ -n "$wal_directory" ]; then
  rm -rf -- "$wal_directory"
  mkdir -p "${wal_directory%/*}"
  cp -a "$PGDATA/pg_wal" "$wal_directory"
  rm -rf -- "$PGDATA/pg_wal"
  ln -s "$wal_directory" "$PGDATA/pg_wal"
fi
# From a first start that was cut off; prepare.sh would start over and remove what was restored.
rm -f "${PGDATA%/*}/initdb-unfinished"
sync
rm -f "$marker"
cat <<'TEXT'
restore: the files are in place. Now
  1. scale the StatefulSet to 1: PostgreSQL replays the write-ahead log up to the target and then accepts writes;
  2. look at the data before you let the application write;
  3. make a full backup: the restored database is on a new timeline.
TEXT
