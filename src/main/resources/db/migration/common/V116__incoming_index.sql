-- What came to an agency is looked for by who receives it, or by who was given it elsewhere.

create index distribution_delivery_received on distribution_delivery (
  receiving_locality, receiving_agency);
create index distribution_delivery_of_assignee on distribution_delivery (assignee);

-- it served the columns that the former take the place of
drop index distribution_delivery_inbox;
