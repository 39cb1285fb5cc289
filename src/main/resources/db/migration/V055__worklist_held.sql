-- Since when the task's clock stands still; null while it runs.
alter table baton.work_item add column held_since timestamptz;
