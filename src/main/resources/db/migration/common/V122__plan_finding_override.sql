-- Findings that somebody answers for: the text stays as it is, and why. The key is made of what
-- was found and where, so that it survives changes elsewhere in the draft.
create table plan_finding_override (
    plan_id    varchar(36)   not null references plan_dossier (id),
    finding    varchar(64)   not null,
    code       varchar(60)   not null,
    place      varchar(500)  not null,
    excerpt    varchar(2000) not null,
    message    varchar(4000) not null,
    reason     varchar(2000) not null,
    version_no integer       not null,
    made_by    varchar(64)   not null,
    made_name  varchar(200)  not null,
    made_at    timestamp with time zone not null,
    constraint plan_finding_override_once primary key (plan_id, finding)
);
