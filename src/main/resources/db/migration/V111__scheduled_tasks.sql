-- What db-scheduler is to do and when; the columns are the library's.
create table baton.scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_by_time on baton.scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on baton.scheduled_tasks (last_heartbeat);
