-- Days on which offices rest or work against the weekly rhythm (Bộ luật Lao động 2019, Điều 111, 112).
-- A calendar year that has any row of the whole system consists of exactly its rows; a year without
-- one is generated from the law.
create table calendar_day (
  -- '*' is the whole system: NULLs would be distinct in the key
  locality        varchar(64)  not null,
  calendar_date   date         not null,
  day_type        varchar(20)  not null,
  part            varchar(10)  not null,
  -- the other day of an exchange (hoán đổi)
  swap_with       date,
  source          varchar(300),
  note            varchar(300),
  -- a generated day is a proposal until the year's notice is known
  status          varchar(10)  not null,
  -- a row that a person changed is never overwritten by the catalogue file
  changed_by_hand boolean      not null,
  constraint calendar_day_pk primary key (locality, calendar_date),
  constraint calendar_day_type check (day_type in
    ('HOLIDAY', 'COMPENSATORY_OFF', 'SWAP_OFF', 'WORKING_SATURDAY', 'LOCAL_OFF')),
  constraint calendar_day_part check (part in ('FULL', 'MORNING', 'AFTERNOON')),
  constraint calendar_day_status check (status in ('GENERATED', 'CONFIRMED'))
);

-- The clock of the product: how far it stands from real time. One row for all nodes; the offset only
-- grows, because product time never goes back.
create table calendar_clock (
  id            integer not null,
  offset_millis bigint  not null,
  -- real time of the very first start; null before it
  started_at    timestamp with time zone,
  -- trinhky.clock.at of the first start, and the last one that was accepted
  first_at      timestamp with time zone,
  last_at       timestamp with time zone,
  constraint calendar_clock_pk primary key (id),
  constraint calendar_clock_single check (id = 1)
);

insert into calendar_clock (id, offset_millis) values (1, 0);
