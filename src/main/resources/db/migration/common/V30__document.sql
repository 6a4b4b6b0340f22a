-- Frozen files by the SHA-256 of their bytes. A row is never updated.
create table document_file (
  sha256     varchar(64)              not null,
  media_type varchar(127)             not null,
  byte_count integer                  not null,
  stored_at  timestamp with time zone not null,
  constraint document_file_pk primary key (sha256),
  constraint document_file_size check (byte_count >= 0)
);

-- A file in pieces of at most a million bytes, in order from 0.
create table document_file_piece (
  sha256       varchar(64) not null,
  piece_number integer     not null,
  content      bytea       not null,
  constraint document_file_piece_pk primary key (sha256, piece_number),
  constraint document_file_piece_file foreign key (sha256) references document_file (sha256)
);
