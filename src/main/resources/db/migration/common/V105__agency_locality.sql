-- An agency may be a locality of its own in this installation: its people work there then.

alter table organisation_agency add column linked_locality varchar(32);
-- the agency that it is there; null for the whole locality, whose office takes its mail
alter table organisation_agency add column linked_agency varchar(38);

-- where the people work who receive a document, as it was at issue; null for what the catalogue
-- does not know
alter table distribution_delivery add column receiving_locality varchar(40);
alter table distribution_delivery add column receiving_agency varchar(38);
update distribution_delivery set receiving_locality = locality, receiving_agency = agency
  where agency is not null;
