#!/bin/sh
# Process 1 of the database's container: runs the image's entrypoint below itself and passes signals on.
# pgBackRest's asynchronous archiving leaves orphans behind, process 1 inherits them, and if that were PostgreSQL it would take
# the failure of one (the repository is out of reach) for a crash of its own and restart all sessions.
set -eu

# The server and a restore hold this lock as long as they live, so that neither ever works on the other's files.
exec 9>"${PGDATA%/*/*}/in-use.lock"
flock -n 9 || {
  echo "server: refused: something else is using this volume, most likely a restore Job; wait until it has ended" >&2
  exit 1
}

# Only the container was started anew, so prepare.sh did not see that the first start was cut off, or that a script failed.
if [ -e "${PGDATA%/*}/initdb-unfinished" ] && [ -e "$PGDATA/PG_VERSION" ]; then
  echo "server: the first start was cut off; starting over with an empty directory"
  find "$PGDATA" -mindepth 1 -delete
  [ -z "${POSTGRES_INITDB_WALDIR:-}" ] || rm -rf -- "$POSTGRES_INITDB_WALDIR"
fi

docker-entrypoint.sh "$@" &
server=$!
# SIGINT is PostgreSQL's fast shutdown and the image's stop signal; SIGTERM would wait for every session to end.
trap 'interrupted=yes; kill -INT "$server" 2>/dev/null || :' TERM INT

# A signal ends `wait` early, so it is asked again; it knows nothing (127) of a process that it told about already.
status=127
while :; do
  interrupted=
  code=0
  wait "$server" || code=$?
  [ "$code" = 127 ] || status=$code
  [ -n "$interrupted" ] || exit "$status"
done
