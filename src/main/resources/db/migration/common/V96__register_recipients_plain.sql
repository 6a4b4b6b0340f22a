-- Printed recipients without accents, for the search; older rows are filled by the next migration.
alter table register_entry add column recipients_plain text;
