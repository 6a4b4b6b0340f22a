-- What the drafter calls a version; the version itself is never changed.
create table plan_version_name (
  plan_id    varchar(36)  not null,
  version_no integer      not null,
  own_name   varchar(100) not null,
  named_by   varchar(64)  not null,
  named_at   timestamp with time zone not null,
  constraint plan_version_name_once primary key (plan_id, version_no),
  constraint plan_version_name_of foreign key (plan_id, version_no)
    references plan_version (plan_id, version_no)
);

-- Which versions a person has had in front of him: the text, the file or the comparison, not the page around it.
create table plan_shown (
  plan_id    varchar(36) not null references plan_dossier (id),
  user_id    varchar(64) not null,
  version_no integer     not null,
  shown_at   timestamp with time zone not null,
  constraint plan_shown_once primary key (plan_id, user_id, version_no)
);
