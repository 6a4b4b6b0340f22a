-- A file that was read into a draft and waits for the person's confirmation: one per person and dossier.
create table plan_import (
  plan_id     varchar(36)  not null references plan_dossier (id),
  user_id     varchar(64)  not null,
  file_name   varchar(255) not null,
  media_type  varchar(127) not null,
  content     bytea        not null,
  reading     text         not null,
  version_no  integer      not null,
  read_at     timestamp with time zone not null,
  constraint plan_import_once primary key (plan_id, user_id)
);
