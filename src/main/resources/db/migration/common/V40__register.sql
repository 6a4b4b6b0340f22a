-- Numbering series and the register of outgoing documents
-- (Nghị định 30/2020/NĐ-CP, Điều 15 and 16; Phụ lục IV).

create table register_series (
  id varchar(36) not null primary key,
  locality varchar(40) not null,
  agency varchar(38) not null,
  code varchar(40) not null,
  name varchar(200) not null,
  -- pattern of the notation: {type}-{agency}
  notation varchar(60) not null,
  constraint register_series_code_once unique (locality, agency, code),
  -- the target of the key of register_series_type
  constraint register_series_owner unique (id, locality, agency)
);

create table register_series_type (
  series_id varchar(36) not null,
  locality varchar(40) not null,
  agency varchar(38) not null,
  document_type varchar(20) not null,
  constraint register_series_type_pk primary key (locality, agency, document_type),
  constraint register_series_type_series foreign key (series_id, locality, agency)
    references register_series (id, locality, agency)
);
create index register_series_type_of on register_series_type (series_id);

-- first number of a year for those who start in the middle of one
create table register_opening (
  series_id varchar(36) not null references register_series (id),
  register_year integer not null,
  first_number integer not null check (first_number between 1 and 99999),
  constraint register_opening_pk primary key (series_id, register_year)
);

create table register_counter (
  series_id varchar(36) not null references register_series (id),
  register_year integer not null,
  next_number integer not null check (next_number >= 1),
  last_issued_on date not null,
  constraint register_counter_pk primary key (series_id, register_year)
);

create table register_entry (
  id varchar(36) not null primary key,
  series_id varchar(36) not null references register_series (id),
  locality varchar(40) not null,
  agency varchar(38) not null,
  series_code varchar(40) not null,
  register_year integer not null,
  entry_number integer not null check (entry_number >= 1),
  notation varchar(60) not null,
  document_type varchar(20) not null,
  type_name varchar(100) not null,
  subject varchar(1000) not null,
  signer varchar(200) not null,
  issued_on date not null,
  recipients text not null,
  file_keeper varchar(200),
  copies integer check (copies >= 0),
  sent_on date,
  receipt varchar(500),
  note varchar(2000),
  reference varchar(100) not null,
  -- the reference while the number stands, null once it is void: a document has one number at a time
  standing_reference varchar(100),
  void_reason varchar(2000),
  -- number, notation, type and subject without accents, for the search
  plain varchar(1500) not null,
  constraint register_entry_number_once unique (series_id, register_year, entry_number),
  constraint register_entry_code_once unique (locality, agency, register_year, entry_number, notation),
  constraint register_entry_one_number unique (locality, agency, document_type, standing_reference)
);
create index register_entry_list on register_entry (locality, register_year, agency, series_code, entry_number);
create index register_entry_type on register_entry (locality, document_type, register_year);
create index register_entry_reference on register_entry (reference);
