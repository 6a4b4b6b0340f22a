-- Who receives an issued document, frozen at issue, and what became of it at each recipient
-- (Quyết định 28/2018/QĐ-TTg, Điều 6 and 9).

create table distribution_list (
  document_ref varchar(100) not null primary key,
  locality varchar(40) not null,
  frozen_at timestamp with time zone not null
);

create table distribution_delivery (
  id varchar(36) not null primary key,
  document_ref varchar(100) not null references distribution_list (document_ref),
  line_order integer not null,
  locality varchar(40) not null,
  -- null when the printed text names no agency of the catalogue
  agency varchar(38),
  name text not null,
  printed text not null,
  category varchar(20) not null,
  channel varchar(20) not null check (channel in ('RECEIPT', 'HERE', 'OUTSIDE')),
  status varchar(20) not null check (status in (
    'QUEUED', 'SENT', 'FAILED', 'ARRIVED', 'REFUSED', 'ACCEPTED', 'ASSIGNED', 'IN_PROGRESS',
    'COMPLETED')),
  sent_at timestamp with time zone,
  arrived_at timestamp with time zone,
  accepted_at timestamp with time zone,
  assignee varchar(64),
  refusal_reason varchar(2000),
  constraint distribution_delivery_order unique (document_ref, line_order),
  constraint distribution_delivery_once unique (document_ref, agency),
  -- only who has people here receives, accepts or refuses here
  constraint distribution_delivery_outside check (
    channel <> 'OUTSIDE' or status in ('QUEUED', 'SENT', 'FAILED'))
);

create table distribution_event (
  delivery_id varchar(36) not null references distribution_delivery (id),
  event_order integer not null,
  status varchar(20) not null,
  user_id varchar(64) not null,
  happened_at timestamp with time zone not null,
  note varchar(2000),
  constraint distribution_event_pk primary key (delivery_id, event_order)
);

-- to whom the head means to give a document, until the decision is taken
create table distribution_proposal (
  delivery_id varchar(36) not null primary key references distribution_delivery (id),
  user_id varchar(64) not null,
  note varchar(2000)
);
