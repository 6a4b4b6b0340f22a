-- Who did what on which version in which capacity: one hash chain per subject (a dossier), anchored
-- once a day. Rows of audit_entry are inserted and never changed.

-- The head of a chain; its row is what two writers of one chain wait for.
create table audit_chain (
  subject     varchar(100) not null primary key,
  entry_count integer      not null,
  head_hash   varchar(64)  not null,
  constraint audit_chain_begun check (entry_count > 0)
);

create table audit_entry (
  subject        varchar(100) not null references audit_chain (subject),
  entry_no       integer      not null,
  happened_at    timestamp with time zone not null,
  kind           varchar(30)  not null,
  step           varchar(40),
  decision       varchar(30),
  return_to      varchar(40),
  actor          varchar(64)  not null,
  actor_name     varchar(200) not null,
  roles          varchar(4000),
  agency         varchar(38),
  version_no     integer,
  content_digest varchar(64),
  remark         varchar(30000),
  capacity       varchar(300),
  previous_hash  varchar(64)  not null,
  entry_hash     varchar(64)  not null,
  -- for a view or a refused one: who, what and in which hour, so that it is noted once; else null
  viewed_once    varchar(200),
  constraint audit_entry_pk primary key (subject, entry_no),
  constraint audit_entry_viewed_once unique (subject, viewed_once),
  constraint audit_entry_numbered check (entry_no > 0)
);

create table audit_anchor (
  anchor_day      date        not null primary key,
  taken_at        timestamp with time zone not null,
  chain_count     integer     not null,
  entry_count     bigint      not null,
  previous_digest varchar(64) not null,
  digest          varchar(64) not null
);

-- How long each chain was, and its head, when the day was anchored; only chains that had grown.
create table audit_anchored (
  anchor_day  date         not null,
  row_no      integer      not null,
  subject     varchar(100) not null,
  entry_count integer      not null,
  head_hash   varchar(64)  not null,
  constraint audit_anchored_pk primary key (anchor_day, row_no),
  constraint audit_anchored_once unique (subject, entry_count)
);
