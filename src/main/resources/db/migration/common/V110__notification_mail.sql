-- notices also tell what arrived and what came out of a dossier; the e-mails that go with them

-- task_id of a FINISHED notice is the id of the dossier: its tasks are gone
alter table notification_notice drop constraint notification_stage;
alter table notification_notice add constraint notification_notice_stage
  check (stage in ('NEW', 'RETURNED', 'REMIND', 'OVERDUE', 'ESCALATE', 'FINISHED'));
alter table notification_notice add column detail varchar(2000);
-- this row is the outbox entry of the transaction that wrote it, until it was turned into messages
alter table notification_notice add column awaits_mail boolean default false not null;
create index notification_notice_awaiting on notification_notice (awaits_mail, id);

-- who has read what; a person has one mark although two of his groups were told
create table notification_read (
  user_id varchar(64) not null,
  about   varchar(64) not null,
  stage   varchar(20) not null,
  read_at timestamp with time zone not null,
  constraint notification_read_once primary key (user_id, about, stage)
);

-- email: null follows the registry, empty means none
create table notification_setting (
  user_id       varchar(64) not null primary key,
  email         varchar(254),
  digest_minute integer     not null,
  constraint notification_digest_minute check (digest_minute between 0 and 1439)
);

create table notification_choice (
  user_id  varchar(64) not null references notification_setting (user_id) on delete cascade,
  stage    varchar(20) not null,
  delivery varchar(20) not null,
  constraint notification_choice_once primary key (user_id, stage),
  constraint notification_choice_stage
    check (stage in ('NEW', 'RETURNED', 'REMIND', 'OVERDUE', 'ESCALATE', 'FINISHED')),
  constraint notification_choice_delivery check (delivery in ('IMMEDIATELY', 'DAILY', 'NEVER'))
);

-- the daily digest was made, whether or not it had anything to say
create table notification_digest (
  user_id    varchar(64) not null,
  digest_day date        not null,
  made_at    timestamp with time zone not null,
  constraint notification_digest_once primary key (user_id, digest_day)
);

create table notification_message (
  id              varchar(36)  not null primary key,
  idempotency_key varchar(200) not null,
  user_id         varchar(64)  not null,
  address         varchar(254) not null,
  -- null for a digest
  task_id         varchar(64),
  business_key    varchar(64),
  subject         varchar(500) not null,
  body_plain      text         not null,
  body_html       text         not null,
  state           varchar(20)  not null,
  attempts        integer      not null,
  -- while a node is sending it, the end of that node's lease
  next_attempt_at timestamp with time zone not null,
  last_error      varchar(1000),
  created_at      timestamp with time zone not null,
  sent_at         timestamp with time zone,
  constraint notification_message_once unique (idempotency_key),
  constraint notification_message_state check (state in ('WAITING', 'SENT', 'FAILED'))
);

create index notification_message_due on notification_message (state, next_attempt_at);
create index notification_message_of_task on notification_message (task_id);
