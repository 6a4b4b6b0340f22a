-- The registry of localities, agencies and people. Lists of codes are stored as text separated by
-- commas, lines by line breaks; nothing is searched inside them.

create table organisation_locality (
    code              varchar(32)  not null primary key,
    name              varchar(200) not null,
    province          varchar(200),
    place             varchar(100) not null,
    committee         varchar(38)  not null,
    office            varchar(38)  not null,
    standing_agency   varchar(38)  not null,
    justice_agency    varchar(38),
    valid_from        date,
    valid_to          date,
    -- changes with every change of the catalogue: the caches of all nodes compare it
    catalogue_version varchar(36)  not null
);

create table organisation_agency (
    locality_code        varchar(32)  not null references organisation_locality (code),
    code                 varchar(38)  not null,
    name                 varchar(300) not null,
    short_name           varchar(30),
    letterhead           varchar(600) not null,
    kind                 varchar(30)  not null,
    parent_code          varchar(38),
    agency_groups        varchar(100) not null,
    agency_functions     varchar(200) not null,
    head_title           varchar(100),
    deputy_title         varchar(100),
    head_title_outside   varchar(400),
    deputy_title_outside varchar(400),
    evidence             varchar(300),
    valid_from           date,
    valid_to             date,
    sort_order           integer      not null,
    primary key (locality_code, code),
    foreign key (locality_code, parent_code) references organisation_agency (locality_code, code),
    check (valid_from is null or valid_to is null or valid_from <= valid_to)
);

-- alias_key is the printed name after the forgiving normalisation
create table organisation_alias (
    locality_code varchar(32)  not null,
    agency_code   varchar(38)  not null,
    alias_key     varchar(400) not null,
    printed       varchar(400) not null,
    alias_type    varchar(10)  not null check (alias_type in ('NAME', 'ALIAS', 'TITLE', 'DERIVED')),
    sort_order    integer      not null,
    primary key (locality_code, agency_code, alias_key),
    foreign key (locality_code, agency_code) references organisation_agency (locality_code, code)
);

create table organisation_collective (
    locality_code varchar(32)   not null references organisation_locality (code),
    name          varchar(300)  not null,
    agency_kinds  varchar(300)  not null,
    include_codes varchar(2000) not null,
    exclude_codes varchar(2000) not null,
    sort_order    integer       not null,
    primary key (locality_code, name)
);

create table organisation_collective_alias (
    locality_code   varchar(32)  not null,
    alias_key       varchar(400) not null,
    collective_name varchar(300) not null,
    printed         varchar(400) not null,
    primary key (locality_code, alias_key),
    foreign key (locality_code, collective_name) references organisation_collective (locality_code, name)
);

create table organisation_officer (
    user_id        varchar(64)  not null primary key,
    locality_code  varchar(32)  not null,
    agency_code    varchar(38)  not null,
    name           varchar(200) not null,
    position_title varchar(100) not null,
    position_rank  varchar(10)  not null check (position_rank in ('HEAD', 'DEPUTY', 'STAFF')),
    email          varchar(200),
    active         boolean      not null,
    sort_order     integer      not null,
    foreign key (locality_code, agency_code) references organisation_agency (locality_code, code)
);
create index organisation_officer_agency on organisation_officer (locality_code, agency_code);

create table organisation_membership (
    user_id       varchar(64) not null references organisation_officer (user_id),
    locality_code varchar(32) not null,
    group_code    varchar(12) not null,
    primary key (user_id, group_code)
);
create index organisation_membership_locality on organisation_membership (locality_code);

create table organisation_field_assignment (
    user_id       varchar(64) not null references organisation_officer (user_id),
    locality_code varchar(32) not null,
    field_code    varchar(60) not null,
    valid_from    date,
    valid_to      date,
    primary key (user_id, field_code),
    check (valid_from is null or valid_to is null or valid_from <= valid_to)
);
create index organisation_field_locality on organisation_field_assignment (locality_code);

create table organisation_absence (
    id             varchar(36)  not null primary key,
    locality_code  varchar(32)  not null,
    user_id        varchar(64)  not null references organisation_officer (user_id),
    first_day      date         not null,
    last_day       date         not null,
    acting_user    varchar(64)  references organisation_officer (user_id),
    basis_document varchar(500),
    recorded_by    varchar(64)  not null,
    recorded_at    timestamp with time zone not null,
    check (first_day <= last_day),
    check (acting_user is null or acting_user <> user_id)
);
create index organisation_absence_user on organisation_absence (user_id, last_day);
create index organisation_absence_locality on organisation_absence (locality_code, last_day);

create table organisation_delegation (
    id             varchar(36)  not null primary key,
    locality_code  varchar(32)  not null,
    -- the agency whose documents are signed
    agency_code    varchar(38)  not null,
    grantor        varchar(64)  references organisation_officer (user_id),
    grantee        varchar(64)  not null references organisation_officer (user_id),
    power          varchar(20)  not null
        check (power in ('FOR_HEAD', 'ACTING_HEAD', 'BY_ORDER', 'BY_AUTHORIZATION')),
    document_types varchar(300) not null,
    field_codes    varchar(600) not null,
    first_day      date         not null,
    last_day       date,
    basis_document varchar(500),
    -- the order that a deputy of its holder signs under (TL. handed on once, as KT.)
    derived_from   varchar(36)  references organisation_delegation (id),
    recorded_by    varchar(64)  not null,
    recorded_at    timestamp with time zone not null,
    foreign key (locality_code, agency_code) references organisation_agency (locality_code, code),
    check (last_day is null or first_day <= last_day),
    check (grantor is null or grantor <> grantee),
    check (grantor is not null or power = 'ACTING_HEAD'),
    check (derived_from is null or power = 'FOR_HEAD'),
    check (power not in ('BY_AUTHORIZATION', 'ACTING_HEAD') or basis_document is not null),
    check (power <> 'BY_AUTHORIZATION'
        or (last_day is not null and (document_types <> '' or field_codes <> '')))
);
create index organisation_delegation_agency on organisation_delegation (locality_code, agency_code, power);

-- one importing node at a time
create table organisation_import_lock (
    id integer not null primary key
);
insert into organisation_import_lock (id) values (1);
