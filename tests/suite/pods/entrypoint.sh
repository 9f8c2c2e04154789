#!/usr/bin/env bash
# Stands in for the entry point of the official PostgreSQL image, for a user that is not root: initialises an empty data
# directory from POSTGRES_* (files through POSTGRES_*_FILE), runs /docker-entrypoint-initdb.d, and becomes the server.
set -Eeuo pipefail
shopt -s nullglob

from_file() {
  local name=$1 file=$1_FILE
  if [ -n "${!name:-}" ] && [ -n "${!file:-}" ]; then
    echo "both $name and $file are set" >&2
    exit 1
  fi
  if [ -n "${!file:-}" ]; then printf -v "$name" %s "$(<"${!file}")"; fi
  unset "$file"
}

init_scripts() {
  local file
  for file in /docker-entrypoint-initdb.d/*; do
    echo "$0: running $file"
    case $file in
      *.sh)
        # shellcheck source=/dev/null
        if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
      *.sql) as_superuser --dbname "$POSTGRES_DB" -f "$file" ;;
      *.sql.gz) gunzip -c "$file" | as_superuser --dbname "$POSTGRES_DB" ;;
      *) echo "$0: ignoring $file" ;;
    esac
  done
}

as_superuser() {
  PGHOST='' PGHOSTADDR='' psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --no-password --no-psqlrc "$@"
}

[ "${1:0:1}" != - ] || set -- postgres "$@"
if [ "$1" = postgres ] && [ ! -s "$PGDATA/PG_VERSION" ]; then
  from_file POSTGRES_PASSWORD
  from_file POSTGRES_USER
  from_file POSTGRES_DB
  from_file POSTGRES_INITDB_ARGS
  POSTGRES_USER=${POSTGRES_USER:-postgres}
  POSTGRES_DB=${POSTGRES_DB:-$POSTGRES_USER}
  export POSTGRES_USER POSTGRES_DB
  [ -n "${POSTGRES_PASSWORD:-}" ] || { echo "the superuser has no password" >&2; exit 1; }
  mkdir -p "$PGDATA"
  chmod 00700 "$PGDATA" || true
  [ -z "${POSTGRES_INITDB_WALDIR:-}" ] || { mkdir -p "$POSTGRES_INITDB_WALDIR"; chmod 700 "$POSTGRES_INITDB_WALDIR"; }
  waldir=()
  # shellcheck disable=SC2034  # used by what eval reads
  [ -z "${POSTGRES_INITDB_WALDIR:-}" ] || waldir=(--waldir "$POSTGRES_INITDB_WALDIR")
  # The arguments are shell words, as in the image.
  eval 'initdb --username="$POSTGRES_USER" --pwfile=<(printf "%s\n" "$POSTGRES_PASSWORD") "${waldir[@]}" '"${POSTGRES_INITDB_ARGS:-}"
  printf '\nhost all all all %s\n' "${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}" >>"$PGDATA/pg_hba.conf"
  # For local connections that want it, and the image's scripts.
  export PGPASSWORD=$POSTGRES_PASSWORD
  pg_ctl -D "$PGDATA" -o "$(printf '%q ' "${@:2}" -c listen_addresses='' -p "${PGPORT:-5432}")" -w start
  [ "$POSTGRES_DB" = postgres ] || as_superuser --dbname postgres --set db="$POSTGRES_DB" <<<'CREATE DATABASE :"db";'
  init_scripts
  pg_ctl -D "$PGDATA" -m fast -w stop
  unset PGPASSWORD
fi
exec "$@"
