-- What people correct in the list of recipients before issue, and what the clerk does by hand for
-- recipients outside this installation after it.

create table distribution_correction (
  document_ref varchar(100) not null,
  -- code of the agency that the text was read as, ? with a digest of text that names none, + for an
  -- addition
  recipient_key varchar(40) not null,
  kind varchar(10) not null check (kind in ('MEANS', 'OUTSIDE', 'ADDED')),
  -- what the line was read as before
  printed text not null,
  agency varchar(38),
  name varchar(500),
  category varchar(20),
  reason varchar(500) not null,
  recorded_by varchar(64) not null,
  recorded_name varchar(200) not null,
  recorded_at timestamp with time zone not null,
  constraint distribution_correction_once primary key (document_ref, recipient_key),
  constraint distribution_correction_means check (kind <> 'MEANS' or agency is not null),
  constraint distribution_correction_added check (
    kind <> 'ADDED' or (category is not null and (agency is not null or name is not null)))
);

-- how a document went to a recipient outside, and who signed for it there
create table distribution_dispatch (
  delivery_id varchar(36) not null primary key references distribution_delivery (id),
  way varchar(20) not null check (way in (
    'POST', 'OFFICIAL_MAIL', 'EXCHANGE', 'BY_HAND', 'PORTAL')),
  sent_on date not null,
  book_number varchar(40),
  address varchar(1000),
  note varchar(500),
  receiver varchar(200),
  received_on date,
  constraint distribution_dispatch_portal check (way <> 'PORTAL' or address is not null)
);

-- outside, a paper is signed for (ACCEPTED) and a page is published (COMPLETED)
alter table distribution_delivery drop constraint distribution_delivery_outside;
alter table distribution_delivery add constraint distribution_delivery_outside check (
  channel <> 'OUTSIDE' or status in ('QUEUED', 'SENT', 'FAILED', 'ACCEPTED', 'COMPLETED'));

-- what came to an agency
create index distribution_delivery_inbox on distribution_delivery (locality, agency);
