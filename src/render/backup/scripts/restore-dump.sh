#!/bin/sh
# Restores every database of a set in /backups (DUMP is its name, or `latest`) into the existing database of that name:
# what the role owns is replaced by what the dump holds, each database in one transaction, so a failure changes nothing in it.
set -eu

fail() { printf 'restore failed: %s\n' "$1" >&2; exit 1; }

# Names reach the programs through the environment: as arguments they would be read as connection strings.
databases() {
  psql -X -q -A -t -w -v ON_ERROR_STOP=1 -v column="$1" -v encoded="$2" -f "${0%/*}/databases.sql"
}

PGPASSWORD=$(cat "$PASSWORD_FILE") || fail "the password file $PASSWORD_FILE cannot be read"
[ -n "$PGPASSWORD" ] || fail "the password file $PASSWORD_FILE is empty"
export PGPASSWORD PGCLIENTENCODING=UTF8 PGCONNECT_TIMEOUT="${PGCONNECT_TIMEOUT:-30}"

sets=$(find /backups -mindepth 2 -maxdepth 2 -type f -name SHA256SUMS | sed 's|^/backups/||; s|/SHA256SUMS$||' \
  | grep -xE '[0-9]{8}T[0-9]{6}Z' | sort) || fail "there is no complete set in /backups"
set_name=$DUMP
if [ "$DUMP" = latest ]; then set_name=$(printf '%s\n' "$sets" | tail -n 1); fi
printf '%s\n' "$sets" | grep -qxF -- "$set_name" || fail "there is no complete set $set_name; there are:
$sets"
cd "/backups/$set_name"
echo "set $set_name: comparing checksums"
sha256sum -c SHA256SUMS || fail "the set $set_name was changed since it was made"

# Only what has a checksum counts. All databases are looked for before the first is touched.
names=$(sed -n 's/^[0-9a-f]\{64\} [ *]\([A-Za-z0-9_%-]*\)\.dump$/\1/p' SHA256SUMS)
[ -n "$names" ] || fail "the set $set_name holds no database"
for name in $names; do
  found=$(databases encoded "$name") || fail "the databases cannot be listed"
  [ "$found" = "$name" ] || fail "there is no database $name that $PGUSER owns; create it first"
done
for name in $names; do
  echo "set $set_name: restoring database $name"
  database=$(databases datname "$name" && echo .) || fail "the database $name cannot be looked up"
  database=${database%??} # the dot kept line breaks of the name; psql's own goes too
  # What came after the dump may depend on what it replaces, so all that the role owns goes. Extensions that a superuser
  # made stay, and only their owner could drop or comment on them.
  sql=/tmp/restore.sql
  pg_restore --no-owner --no-comments -f "$sql" "./$name.dump" || fail "the dump of $name cannot be read"
  PGDATABASE=$database psql -X -q -w -v ON_ERROR_STOP=1 --single-transaction \
    -c 'DROP OWNED BY CURRENT_USER CASCADE' -f "$sql" >/dev/null \
    || fail "the restore of $name ended with an error and changed nothing; globals.sql shows the roles of that time"
  rm -f "$sql"
done
echo "set $set_name: restored"
