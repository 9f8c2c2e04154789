-- The databases that the connected role may restore: its own and those of roles that it is a member of.
-- "encoded" is the file name: any byte but letters, digits, _ and - as %XX. With :encoded not empty, that database only.
SELECT :"column" FROM (
  SELECT datname, (
    SELECT string_agg(
      CASE WHEN letter ~ '^[A-Za-z0-9_-]$' THEN letter
        ELSE regexp_replace(upper(encode(convert_to(letter, 'UTF8'), 'hex')), '(..)', '%\1', 'g') END, '' ORDER BY position)
    FROM regexp_split_to_table(datname::text, '') WITH ORDINALITY AS letters (letter, position)
  ) AS encoded
  FROM pg_database
  WHERE datallowconn AND NOT datistemplate AND pg_has_role(datdba, 'MEMBER')
) AS databases
WHERE :'encoded' IN (encoded, '')
ORDER BY encoded;
