-- How much a rule weighs in a locality, where it differs from the rule's own severity.
create table checker_severity (
    locality varchar(32) not null,
    code     varchar(60) not null,
    severity varchar(10) not null check (severity in ('ERROR', 'WARNING', 'INFO', 'OFF')),
    constraint checker_severity_once primary key (locality, code)
);
