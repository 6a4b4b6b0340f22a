-- Which reading is meant: a person may read one file in one tab and another one in the next.
alter table plan_import add column reading_id varchar(36) default '' not null;
