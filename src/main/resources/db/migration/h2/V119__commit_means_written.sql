-- By default H2 writes what was committed up to half a second later, and a process that is killed
-- meanwhile takes the answer it gave its user with it. Kept in the database file from here on.
set write_delay 0;
