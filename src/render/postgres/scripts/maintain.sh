#!/bin/sh
# Keeps the running server as the Secrets and ConfigMaps want it: roles, passwords, configuration, and pgBackRest's stanza.
# It does so at every start and whenever the mounted files change, because initdb scripts run on an empty volume only.
set -eu
trap 'exit 0' TERM INT
export PGCONNECT_TIMEOUT=10

# A child in the foreground would hold back SIGTERM until it ends.
run() {
  "$@" &
  wait "$!"
}

say() {
  printf 'maintain: %s\n' "$1"
}

query() {
  psql -X -q -A -t -v ON_ERROR_STOP=1 -U postgres -d postgres -c "$1"
}

# Over TCP, because the temporary server of the first start answers on the socket only. The user does not matter, but for
# 'postgres' pg_hba.conf's refusal would be logged each time.
writable() {
  pg_isready -q -h 127.0.0.1 -U probe && [ "$(query 'SELECT pg_is_in_recovery()')" = f ]
}

fingerprint() {
  cat /run/secrets/postgres/* /etc/postgresql/* /etc/postgresql-tls/* 2>/dev/null | sha256sum
}

configure() {
  run /scripts/roles.sh || return 1
  query 'SELECT pg_reload_conf()' >/dev/null || return 1
  run sleep 1
  query "SELECT format('maintain: error in the configuration: %s:%s %s: %s', sourcefile, sourceline, name, error)
           FROM pg_file_settings WHERE error IS NOT NULL AND error NOT LIKE '%without restarting%'
         UNION ALL SELECT format('maintain: error in pg_hba.conf, line %s: %s', line_number, error)
           FROM pg_hba_file_rules WHERE error IS NOT NULL
         UNION ALL SELECT format('maintain: note: %s changes with the next restart', name)
           FROM pg_settings WHERE pending_restart"
}

# After initdb of a new major version, or on a repository without any backup, the stanza may take over the new database.
may_upgrade_stanza() {
  [ -n "${UPGRADE_FROM:-}" ] && [ -e "${PGDATA%/*/*}/$UPGRADE_FROM/data/PG_VERSION" ] && return 0
  [ "$(/scripts/repository-status.sh)" = 2 ]
}

stanza() {
  code=0
  run pgbackrest --stanza="$STANZA" stanza-create || code=$?
  # 28: the repository's stanza is of another database than this one
  if [ "$code" = 28 ]; then
    if may_upgrade_stanza; then
      say "the stanza takes over this database"
      code=0
      run pgbackrest --stanza="$STANZA" stanza-upgrade || code=$?
    else
      say "the repository's stanza '$STANZA' holds backups of another database. NOTHING IS ARCHIVED.
Restore that database, or use another pgbackrest.stanza or prefix for this one."
    fi
  fi
  [ "$code" = 0 ] && run pgbackrest --stanza="$STANZA" check
}

failures() {
  query 'SELECT failed_count FROM pg_stat_archiver'
}

watch_archive() {
  until writable && stanza; do
    run sleep 30
  done
  say "the stanza '$STANZA' is in place and archiving works"
  # PostgreSQL's log says that archiving fails, but not why: that is in no file of the asynchronous process.
  counted=$(failures) || counted=0
  is_failing=
  while run sleep 60; do
    now=$(failures) || continue
    if [ "$now" = "$counted" ]; then
      is_failing=
    elif [ -z "$is_failing" ]; then
      is_failing=yes
      say "archiving fails; this is what pgBackRest says about the repository:"
      run pgbackrest --stanza="$STANZA" info || :
    fi
    counted=$now
  done
}

say "waiting for the server"
until writable; do
  run sleep 2
done
[ -z "${STANZA:-}" ] || watch_archive &

done_for=
while :; do
  now=$(fingerprint)
  if [ "$now" != "$done_for" ] && writable; then
    if configure; then
      done_for=$now
      touch /tmp/maintained
    else
      say "roles or configuration could not be set (see above); trying again in 30 seconds"
    fi
  fi
  run sleep 30
done
