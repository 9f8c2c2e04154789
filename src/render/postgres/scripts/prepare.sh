#!/bin/sh
# Looks at the volume before PostgreSQL starts and refuses, with an explanation, whatever a start would damage or hide.
set -eu
umask 077

volume=${PGDATA%/*/*}
unfinished=${PGDATA%/*}/initdb-unfinished
wal_directory=${POSTGRES_INITDB_WALDIR:-}

refuse() {
  printf 'prepare: refused: %s\n' "$1" >&2
  exit 1
}

binary=$(postgres --version | sed 's/^[^0-9]*\([0-9]*\).*/\1/')
[ "$binary" = "$POSTGRES_MAJOR" ] || refuse "the image holds PostgreSQL $binary, but the release is rendered for $POSTGRES_MAJOR.
Set postgres.image to an image of PostgreSQL $POSTGRES_MAJOR, or render for the image's major version."

[ ! -e "$volume/restore-in-progress" ] || refuse "a restore of this volume has begun and not ended:
$(cat "$volume/restore-in-progress")
The data is incomplete. Keep the StatefulSet at 0 replicas, run the restore Job again until it succeeds, then scale up."

# Written below and removed by the last init script, so the first start was cut off and nobody has used this directory.
if [ -e "$unfinished" ]; then
  echo "prepare: the first start was cut off; starting over with an empty directory"
  rm -rf -- "$PGDATA"
  [ -z "$wal_directory" ] || rm -rf -- "$wal_directory"
  rm -f "$unfinished"
fi

if [ -e "$PGDATA/PG_VERSION" ]; then
  found=$(cat "$PGDATA/PG_VERSION")
  [ "$found" = "$POSTGRES_MAJOR" ] || refuse "$PGDATA holds the data of PostgreSQL $found, not of $POSTGRES_MAJOR.
Go back to an image of PostgreSQL $found."
  if [ -L "$PGDATA/pg_wal" ] && [ ! -d "$PGDATA/pg_wal" ]; then
    refuse "the write-ahead log belongs in $(readlink "$PGDATA/pg_wal"), which is not there.
Mount its volume again (postgres.persistence.walSize). If it is lost, restore from a backup."
  elif [ -n "$wal_directory" ] && [ ! -L "$PGDATA/pg_wal" ]; then
    echo "prepare: note: this database was made without a volume for its write-ahead log and keeps it on the data volume; a restore moves it"
  fi
else
  [ ! -d "$PGDATA" ] || [ -z "$(ls -A "$PGDATA")" ] || refuse "$PGDATA is not empty, but holds no database (PG_VERSION is missing).
Restore from a backup, or remove what is in it."
  older=
  for version in "$volume"/*/data/PG_VERSION; do
    [ -e "$version" ] || continue
    found=$(cat "$version")
    [ "$found" = "${UPGRADE_FROM:-}" ] || refuse "the volume holds the data of PostgreSQL $found and none of $POSTGRES_MAJOR.
A start would give an empty database beside it. Go back to PostgreSQL $found; or, with a fresh dump of it at hand,
confirm the change of major version with postgres.upgradeFrom=$found and load the dump afterwards. The old data stays."
    older=$found
  done
  if [ -n "${STANZA:-}" ] && [ -z "$older" ]; then
    status=$(/scripts/repository-status.sh)
    case $status in
      0) refuse "the volume is empty, but the repository holds backups of the stanza '$STANZA'.
To get the database back, run the restore Job first (openshell-deploy restore --latest).
To begin anew, use another pgbackrest.stanza or another prefix; the old backups stay." ;;
      1 | 2) ;;
      *) refuse "the volume is empty, and whether the repository holds backups of the stanza '$STANZA' cannot be told
(status $status, see above). Check the endpoint, bucket, CA, credentials and cipher passphrase; this is tried again." ;;
    esac
  fi
  mkdir -p "${PGDATA%/*}"
  : >"$unfinished"
fi

mkdir -p "$PGDATA"
# A volume mounted with fsGroup may come with group bits; PostgreSQL and pgBackRest want the directories for themselves.
chmod 00700 "$PGDATA"
if [ -n "${STANZA:-}" ]; then
  mkdir -p "$volume/pgbackrest-spool"
  chmod 00700 "$volume/pgbackrest-spool"
fi
echo "prepare: $PGDATA is ready for PostgreSQL $POSTGRES_MAJOR"
