-- Approval operations stand in the task's history: who, toward whom, and why.
alter table baton.work_item_event drop constraint work_item_event_kind_check;
alter table baton.work_item_event alter column kind type varchar(24);
alter table baton.work_item_event add column reason varchar(1000);
alter table baton.work_item_event add constraint work_item_event_kind_check check (kind in (
    'CREATED', 'ASSIGNED', 'UNASSIGNED', 'COMPLETED', 'REMOVED', 'TRANSFERRED', 'DELEGATED', 'RETURNED', 'COPIED', 'URGED',
    'MATERIAL_REQUESTED', 'MATERIAL_ANSWERED', 'MATERIAL_WITHDRAWN', 'COMPLETION_WITHDRAWN'));

-- To whom a task was copied: they read the case and do nothing in it.
create table baton.task_copy (
    task_id    varchar(64)   not null references baton.work_item,
    person_id  varchar(64)   not null references baton.account,
    reason     varchar(1000) not null,
    created_by varchar(64)   not null,
    created_at timestamptz   not null,
    read_at    timestamptz,
    primary key (task_id, person_id)
);
create index task_copy_of_person on baton.task_copy (person_id, created_at, task_id);
