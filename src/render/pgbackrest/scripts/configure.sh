#!/bin/sh
# Writes the pod's pgbackrest.conf: the ConfigMap's part, then one option for each secret file, which is named by its option.
# pgBackRest takes secrets from its configuration or the environment only, and the environment shows in too many places.
set -eu
umask 077

target=/etc/pgbackrest/pgbackrest.conf
new=$target.new

refuse() {
  printf 'configure: refused: %s\n' "$1" >&2
  exit 1
}

{
  cat "/config/pgbackrest/$PGBACKREST_ROLE.conf"
  printf '\n[global]\n'
} >"$new"
for file in /run/secrets/pgbackrest/repo1-*; do
  [ -e "$file" ] || continue
  option=${file##*/}
  value=$(cat "$file")
  [ -n "$value" ] || refuse "the value of $option in the repository's Secret is empty"
  # Control characters include line breaks, which would begin another option.
  if [ "$(printf '%s' "$value" | tr -d '[:cntrl:]' | wc -c)" -ne "$(printf '%s' "$value" | wc -c)" ]; then
    refuse "the value of $option in the repository's Secret holds a line break or another control character"
  fi
  case $value in
    [[:space:]]* | *[[:space:]]) refuse "the value of $option in the repository's Secret begins or ends with a space" ;;
  esac
  printf '%s=%s\n' "$option" "$value" >>"$new"
done
mv "$new" "$target"
echo "configure: wrote $target ($PGBACKREST_ROLE)"
