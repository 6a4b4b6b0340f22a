-- Recorded signatures. current_ref is the document while the signature stands and null once it is
-- void, so that a document has at most one that stands.

create table signing_signature (
    id             varchar(36)   not null primary key,
    document_ref   varchar(100)  not null,
    current_ref    varchar(100)  unique,
    content_digest varchar(128)  not null,
    user_id        varchar(64)   not null,
    signer_name    varchar(200)  not null,
    capacities     varchar(200)  not null,
    printed_lines  varchar(1000) not null,
    reason         text          not null,
    basis_document varchar(500),
    valid_on       date          not null,
    signed_at      timestamp with time zone not null,
    void_reason    varchar(2000),
    void_at        timestamp with time zone,
    check (current_ref is null or current_ref = document_ref),
    check ((current_ref is null) = (void_reason is not null)),
    check ((void_reason is null) = (void_at is null))
);
create index signing_signature_document on signing_signature (document_ref, signed_at);
