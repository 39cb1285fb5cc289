-- What the person working on a task asked somebody of the case for; one question at a time.
create table baton.material_request (
    id         bigint        generated always as identity primary key,
    task_id    varchar(64)   not null references baton.work_item,
    asked      varchar(64)   not null references baton.account,
    question   varchar(1000) not null,
    status     varchar(16)   not null check (status in ('OPEN', 'ANSWERED', 'WITHDRAWN')),
    answer     varchar(1000) check ((status = 'ANSWERED') = (answer is not null)),
    created_by varchar(64)   not null,
    created_at timestamptz   not null,
    changed_by varchar(64)   not null,
    changed_at timestamptz   not null
);
create unique index material_request_that_waits on baton.material_request (task_id) where status = 'OPEN';
create index material_request_of_task on baton.material_request (task_id, id);
create index material_request_of_person on baton.material_request (asked, created_at) where status = 'OPEN';
