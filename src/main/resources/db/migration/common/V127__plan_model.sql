-- A plan that began as the copy of an earlier one, and the tasks that were carried over.
create table plan_model (
  plan_id       varchar(36) not null primary key references plan_dossier (id),
  model_id      varchar(36) not null,
  model_version integer     not null,
  model_year    integer     not null,
  constraint plan_model_version foreign key (model_id, model_version)
    references plan_version (plan_id, version_no)
);

create index plan_model_of on plan_model (model_id);

-- Places are appendix.group.row, from 1: in the first version of the new draft, and in the version that was copied.
create table plan_carried_row (
  plan_id   varchar(36) not null references plan_model (plan_id),
  row_path  varchar(20) not null,
  from_path varchar(20) not null,
  constraint plan_carried_row_once primary key (plan_id, row_path)
);
