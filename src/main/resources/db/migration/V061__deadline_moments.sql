-- What has been told of a task's time; the key is what makes each thing told once (R-SL-4).
create table baton.task_alarm (
    task_id  varchar(64)  not null,
    kind     varchar(16)  not null check (kind in ('NEARLY_LATE', 'OVERDUE')),
    due_at   timestamptz  not null,
    told_at  timestamptz  not null,
    primary key (task_id, kind, due_at)
);

-- When a task's clock stood still.
create table baton.task_hold (
    id             bigint         generated always as identity primary key,
    task_id        varchar(64)    not null,
    business_key   varchar(255)   not null,
    held_by        varchar(64)    not null,
    held_at        timestamptz    not null,
    reason         varchar(1000)  not null check (reason <> ''),
    resumed_by     varchar(64),
    resumed_at     timestamptz,
    resume_reason  varchar(1000)
);
create unique index task_hold_one_at_a_time on baton.task_hold (task_id) where resumed_at is null;
create index task_hold_of_task on baton.task_hold (task_id);

-- How tasks' due times moved after they were first set.
create table baton.due_change (
    id            bigint         generated always as identity primary key,
    task_id       varchar(64)    not null,
    business_key  varchar(255)   not null,
    old_due_at    timestamptz    not null,
    new_due_at    timestamptz    not null,
    old_warn_at   timestamptz    not null,
    new_warn_at   timestamptz    not null,
    cause         varchar(32)    not null,
    reason        varchar(1000),
    by            varchar(64)    not null,
    at            timestamptz    not null
);
create index due_change_of_task on baton.due_change (task_id, id);
