-- why a dossier is on its way back; a job may stand between the decision and the task
create table notification_return (
  business_key varchar(64)   not null primary key,
  from_label   varchar(200)  not null,
  by_name      varchar(200)  not null,
  reason       varchar(2000) not null,
  returned_at  timestamp with time zone not null
);
