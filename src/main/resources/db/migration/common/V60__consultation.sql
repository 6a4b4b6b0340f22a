create table consultation_round (
  id          varchar(36)  not null primary key,
  plan_id     varchar(36)  not null,
  locality    varchar(38)  not null,
  round_no    integer      not null,
  version_no  integer      not null,
  opened_at   timestamp with time zone not null,
  due_at      timestamp with time zone not null,
  closed_at   timestamp with time zone,
  constraint consultation_round_once unique (plan_id, round_no)
);

create table consultation_opinion (
  round_id      varchar(36)  not null references consultation_round (id),
  agency        varchar(38)  not null,
  answer        varchar(30),
  content       text,
  answered_by   varchar(64),
  answered_name varchar(200),
  answered_at   timestamp with time zone,
  late          boolean      not null default false,
  on_paper      boolean      not null default false,
  resolution    varchar(30),
  explanation   text,
  resolved_by   varchar(64),
  resolved_at   timestamp with time zone,
  constraint consultation_opinion_once primary key (round_id, agency),
  constraint consultation_answer check (answer in ('AGREE', 'AGREE_WITH_COMMENTS', 'OBJECT', 'NO_RESPONSE')),
  constraint consultation_resolution check (resolution in ('ACCEPTED', 'PARTLY_ACCEPTED', 'NOT_ACCEPTED'))
);

create index consultation_opinion_of_agency on consultation_opinion (agency, round_id);
