#!/bin/sh
# Runs pgBackRest's TLS server and has it read its certificates again when the mounted files change (cert-manager renews them).
set -eu

fingerprint() {
  cat /etc/pgbackrest-tls/* | sha256sum
}

loaded=$(fingerprint)
pgbackrest server &
server=$!
trap 'interrupted=yes; kill -TERM "$server" 2>/dev/null || :' TERM INT

while sleep 30; do
  now=$(fingerprint)
  if [ "$now" != "$loaded" ]; then
    echo "tls-server: the certificates changed; reloading"
    kill -HUP "$server"
    loaded=$now
  fi
done &

# A signal ends `wait` early, so it is asked again; it knows nothing (127) of a process that it told about already.
status=127
while :; do
  interrupted=
  code=0
  wait "$server" || code=$?
  [ "$code" = 127 ] || status=$code
  [ -n "$interrupted" ] || exit "$status"
done
