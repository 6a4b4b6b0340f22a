-- What a person has typed and not saved yet, one row for each open drafting page. A version is
-- immutable and shared; this is neither, and goes when its text is saved.
create table plan_draft_copy (
  plan_id    varchar(36)  not null references plan_dossier (id),
  user_id    varchar(64)  not null,
  tab        varchar(40)  not null,
  user_name  varchar(200) not null,
  version_no integer      not null,
  content    text         not null,
  kept_at    timestamp with time zone not null,
  constraint plan_draft_copy_once primary key (plan_id, user_id, tab)
);
