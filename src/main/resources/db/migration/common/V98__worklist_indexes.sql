-- A task's groups are read with every list and removed with the task: without this index each
-- decision reads the groups of all open tasks, because the foreign key has none of its own.
create index notification_work_group_of_task on notification_work_group (task_id);

-- what the head of an agency oversees
create index notification_work_of_head on notification_work (head_group, due_at);
