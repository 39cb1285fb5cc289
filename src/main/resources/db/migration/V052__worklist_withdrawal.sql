-- Who remains the owner while the assignee works on the task for them.
alter table baton.work_item add column owner varchar(64);

-- What a completion opened was created in the transaction that ended the task; rows from before know nothing of it.
alter table baton.work_item add column created_in xid8;
alter table baton.work_item alter column created_in set default pg_current_xact_id();
alter table baton.work_item add column ended_in xid8;
alter table baton.work_item drop constraint work_item_status_check;
alter table baton.work_item add constraint work_item_status_check
    check (status in ('OPEN', 'COMPLETED', 'REMOVED', 'WITHDRAWN'));
