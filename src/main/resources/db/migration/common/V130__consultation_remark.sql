-- What a consulted agency says of one passage of the draft that it was sent, and what became of it.
create table consultation_remark (
  id            varchar(36)   not null primary key,
  plan_id       varchar(36)   not null,
  round_id      varchar(36)   not null,
  agency        varchar(38)   not null,
  path          varchar(200)  not null,
  place         varchar(300)  not null,
  excerpt       varchar(1000) not null,
  content       text          not null,
  author        varchar(64)   not null,
  author_name   varchar(200)  not null,
  written_at    timestamp with time zone not null,
  resolution    varchar(30),
  explanation   text,
  resolved_by   varchar(64),
  resolved_name varchar(200),
  resolved_at   timestamp with time zone,
  constraint consultation_remark_of foreign key (round_id, agency) references consultation_opinion (round_id, agency),
  constraint consultation_remark_resolution check (resolution in ('ACCEPTED', 'PARTLY_ACCEPTED', 'NOT_ACCEPTED'))
);

create index consultation_remark_of_plan on consultation_remark (plan_id, written_at);
create index consultation_remark_of_opinion on consultation_remark (round_id, agency);

create table consultation_reply (
  id          varchar(36)  not null primary key,
  remark_id   varchar(36)  not null references consultation_remark (id),
  agency      varchar(38)  not null,
  content     text         not null,
  author      varchar(64)  not null,
  author_name varchar(200) not null,
  written_at  timestamp with time zone not null
);

create index consultation_reply_of_remark on consultation_reply (remark_id, written_at);
