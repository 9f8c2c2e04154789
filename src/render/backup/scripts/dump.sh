#!/bin/sh
# Writes one set of logical dumps: /backups/<UTC time>/{globals.sql,<database>.dump,SHA256SUMS}. A set is written under
# a hidden name and gets its own when every dump was read back whole, so what has a set's name can be restored.
set -eu
umask 077

fail() { printf 'dump failed: %s\n' "$1" >&2; exit 1; }

# Names reach the programs through the environment: as arguments they would be read as connection strings.
databases() {
  psql -X -q -A -t -w -v ON_ERROR_STOP=1 -v column="$1" -v encoded="$2" -f "${0%/*}/databases.sql"
}

PGPASSWORD=$(cat "$PASSWORD_FILE") || fail "the password file $PASSWORD_FILE cannot be read"
[ -n "$PGPASSWORD" ] || fail "the password file $PASSWORD_FILE is empty"
export PGPASSWORD PGCLIENTENCODING=UTF8 PGCONNECT_TIMEOUT="${PGCONNECT_TIMEOUT:-30}"

rm -rf /backups/.partial-* # of runs that were killed
set_name=$(date -u +%Y%m%dT%H%M%SZ)
partial=/backups/.partial-$set_name
[ ! -e "/backups/$set_name" ] || fail "there is a set $set_name already; run again"
mkdir "$partial"
# A full volume must not stay full of a set that nobody can use.
trap 'rm -rf "$partial"' EXIT

names=$(databases encoded '') || fail "the databases cannot be listed"
[ -n "$names" ] || fail "the role owns no database"
echo "set $set_name: roles and tablespaces (without passwords, which only a superuser may read)"
# With a connection string that names no database, PGDATABASE counts.
pg_dumpall -w --globals-only --no-role-passwords -l 'application_name=dump' -f "$partial/globals.sql" \
  || fail "pg_dumpall ended with an error"
for name in $names; do
  echo "set $set_name: database $name"
  database=$(databases datname "$name" && echo .) || fail "the database $name cannot be looked up"
  database=${database%??} # the dot kept line breaks of the name; psql's own goes too
  PGDATABASE=$database pg_dump -w --format=custom -f "$partial/$name.dump" || fail "pg_dump of $name ended with an error"
  # Lists end before the data does; only reading everything notices a cut file.
  pg_restore -f /dev/null "$partial/$name.dump" || fail "the dump of $name cannot be read back"
done
(cd "$partial" && sha256sum -- globals.sql *.dump >SHA256SUMS) || fail "checksums cannot be written"
sync # a set must not get its name before its files are on the disk
mv "$partial" "/backups/$set_name"
echo "set $set_name: complete, $(du -sk "/backups/$set_name" | cut -f1) KiB"
