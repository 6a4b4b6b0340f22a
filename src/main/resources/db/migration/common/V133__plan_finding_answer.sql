-- Whether a reason is given by who answers for it (the head of the drafting agency for content, the
-- office for form), or proposed by the drafter and still to be decided. Reasons of before name
-- findings by a key that did not hold their line: they stay on record and cover nothing any more,
-- whoever answers for it decides again.
alter table plan_finding_override add column proposed boolean default true not null;
