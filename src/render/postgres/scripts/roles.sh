#!/bin/sh
# Makes the application's role and database where they are missing and sets both passwords to what the Secret holds.
# Passwords travel as COPY data: they are in no argument, environment, statement or log, not even with log_statement=all.
set -eu

if [ "$APP_ROLE" = postgres ]; then
  echo "roles: the application's role must not be 'postgres', the superuser; choose another name" >&2
  exit 1
fi

# The statements below hold no password, but an error's context or a preloaded module could show what they execute.
PGOPTIONS='-c log_statement=none -c log_duration=off -c log_min_duration_statement=-1 -c log_min_duration_sample=-1'
PGOPTIONS="$PGOPTIONS -c log_transaction_sample_rate=0 -c log_min_error_statement=panic -c log_error_verbosity=terse"
PGOPTIONS="$PGOPTIONS -c pg_stat_statements.track=none -c auto_explain.log_min_duration=-1"
PGOPTIONS="$PGOPTIONS -c client_encoding=UTF8 -c password_encryption=scram-sha-256"
export PGOPTIONS

psql -X -q -A -t -v ON_ERROR_STOP=1 -v VERBOSITY=terse -v SHOW_CONTEXT=never \
  -v role="$APP_ROLE" -v database="$APP_DATABASE" -U postgres -d postgres <<'SQL'
BEGIN;
CREATE TEMPORARY TABLE wanted (login text, password text) ON COMMIT DROP;
-- CSV with control characters for punctuation takes a line as it is.
\copy wanted (password) FROM '/run/secrets/postgres/superuser-password' WITH (FORMAT csv, DELIMITER E'\x01', QUOTE E'\x02', NULL E'\x03')
UPDATE wanted SET login = 'postgres';
\copy wanted (password) FROM '/run/secrets/postgres/password' WITH (FORMAT csv, DELIMITER E'\x01', QUOTE E'\x02', NULL E'\x03')
UPDATE wanted SET login = :'role' WHERE login IS NULL;

SELECT set_config('deploy.role', :'role', true), set_config('deploy.database', :'database', true) \g /dev/null
DO $$
DECLARE
  app text := current_setting('deploy.role');
  wish record;
BEGIN
  IF octet_length(app) NOT BETWEEN 1 AND 63 OR octet_length(current_setting('deploy.database')) NOT BETWEEN 1 AND 63 THEN
    RAISE 'the names of the role and the database must have 1 to 63 bytes';
  END IF;
  IF (SELECT count(DISTINCT login) <> 2 OR count(*) <> 2 OR min(octet_length(password)) = 0 FROM wanted) THEN
    RAISE 'superuser-password and password in the Secret must each be one line that is not empty';
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = app) THEN
    EXECUTE format('CREATE ROLE %I', app);
  END IF;
  EXECUTE format('ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS', app);
  FOR wish IN SELECT login, password FROM wanted LOOP
    EXECUTE format('ALTER ROLE %I PASSWORD %L', wish.login, wish.password);
  END LOOP;
END $$;
COMMIT;

SELECT format('CREATE DATABASE %I OWNER %I', :'database', :'role')
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec
SELECT format('roles: note: the database %I belongs to %I, not to %I', datname, pg_get_userbyid(datdba), :'role')
  FROM pg_database WHERE datname = :'database' AND pg_get_userbyid(datdba) <> :'role';
SQL

echo "roles: role and database are in place and both passwords are those of the Secret"
