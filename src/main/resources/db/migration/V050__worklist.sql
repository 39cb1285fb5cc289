-- What people see as tasks, kept beside the engine in its transactions.
create table baton.work_case (
    process_instance_id varchar(64)  primary key,
    process_key         varchar(255) not null,
    business_key        varchar(255) not null,
    title               varchar(500) not null,
    customer_id         varchar(64),
    customer_name       varchar(200),
    customer_class      varchar(16),
    grade               varchar(16),
    department_id       varchar(64)  not null,
    path                varchar(500),
    started_by          varchar(64)  not null,
    started_at          timestamptz  not null,
    ended_at            timestamptz,
    ended_by            varchar(64),
    end_element_id      varchar(255)
);
create index work_case_by_starter on baton.work_case (started_by, started_at, process_instance_id);
create index work_case_by_number on baton.work_case (business_key);

create table baton.work_item (
    task_id               varchar(64)  primary key,
    process_instance_id   varchar(64)  not null references baton.work_case,
    process_definition_id varchar(64)  not null,
    process_key           varchar(255) not null,
    element_id            varchar(255) not null,
    name                  varchar(255) not null,
    name_en               varchar(255) not null,
    department_id         varchar(64)  not null,
    candidate_groups      varchar(64)[] not null,
    properties            jsonb        not null,
    assignee              varchar(64),
    -- Ascending, so that the most urgent comes first with the rest of the order.
    urgency               integer      not null,
    status                varchar(16)  not null check (status in ('OPEN', 'COMPLETED', 'REMOVED')),
    created_at            timestamptz  not null,
    due_at                timestamptz  not null default 'infinity',
    warn_at               timestamptz  not null default 'infinity',
    ended_at              timestamptz,
    ended_by              varchar(64),
    answers               jsonb,
    version               integer      not null default 0
);
create index work_item_of_person on baton.work_item (assignee, due_at, task_id) where status = 'OPEN';
create index work_item_done on baton.work_item (ended_by, ended_at, task_id) where status = 'COMPLETED';
create index work_item_of_case on baton.work_item (process_instance_id, created_at);

-- One row for each group that may take a task which nobody has, so that a group's list is one piece of an index.
create table baton.work_item_group (
    task_id       varchar(64)  not null references baton.work_item,
    group_id      varchar(64)  not null,
    department_id varchar(64)  not null,
    urgency       integer      not null,
    created_at    timestamptz  not null,
    due_at        timestamptz  not null,
    primary key (task_id, group_id)
);
create index work_item_group_by_created on baton.work_item_group (group_id, created_at, task_id);
create index work_item_group_by_due on baton.work_item_group (group_id, due_at, task_id);
create index work_item_group_by_urgency on baton.work_item_group (group_id, urgency, due_at, task_id);
create index work_item_group_of_department_by_created on baton.work_item_group (group_id, department_id, created_at, task_id);
create index work_item_group_of_department_by_due on baton.work_item_group (group_id, department_id, due_at, task_id);
create index work_item_group_of_department_by_urgency on baton.work_item_group (group_id, department_id, urgency, due_at, task_id);

-- What happened to a task, for its history.
create table baton.work_item_event (
    id        bigint       generated always as identity primary key,
    task_id   varchar(64)  not null references baton.work_item,
    kind      varchar(16)  not null check (kind in ('CREATED', 'ASSIGNED', 'UNASSIGNED', 'COMPLETED', 'REMOVED')),
    at        timestamptz  not null,
    by        varchar(64)  not null,
    assignee  varchar(64)
);
create index work_item_event_of_task on baton.work_item_event (task_id, id);

-- What people say about a case; nobody changes or deletes it.
create table baton.comment (
    id                  bigint        generated always as identity primary key,
    process_instance_id varchar(64)   not null references baton.work_case,
    task_id             varchar(64)   not null references baton.work_item,
    text                varchar(2000) not null,
    by                  varchar(64)   not null,
    at                  timestamptz   not null
);
create index comment_of_case on baton.comment (process_instance_id, id);
