create sequence baton.number_db;

-- Supervision orders (R-SL-4, R-SL-6): one at a time for each task, opened when it gets overdue or before, by hand, with a reason.
create table baton.supervision_order (
    number         varchar(20)   primary key,
    task_id        varchar(64)   not null,
    task_name      varchar(255)  not null,
    task_name_en   varchar(255)  not null,
    task_due_at    timestamptz,
    -- Who had the task when the order was opened.
    holder         varchar(64),
    case_number    varchar(255)  not null,
    department_id  varchar(64)   not null,
    reason         varchar(1000),
    overdue_at     timestamptz,
    status         varchar(16)   not null,
    handler        varchar(64)   references baton.account,
    instruction    varchar(1000),
    -- Until when the step that waits now must be done.
    due_at         timestamptz,
    task_end       varchar(16),
    task_ended_by  varchar(64),
    task_ended_at  timestamptz,
    closed_at      timestamptz,
    created_by     varchar(64)   not null,
    created_at     timestamptz   not null,
    changed_by     varchar(64)   not null,
    changed_at     timestamptz   not null,
    check (reason is not null or overdue_at is not null),
    check ((status = 'CLOSED') = (closed_at is not null)),
    check ((task_end is null) = (task_ended_at is null))
);
create unique index supervision_order_one_at_a_time on baton.supervision_order (task_id) where status <> 'CLOSED';
create index supervision_order_open on baton.supervision_order (due_at, number) where status <> 'CLOSED';
create index supervision_order_created on baton.supervision_order (created_at);

-- The handling of an order and its evaluation; a handling that was sent back is followed by the next round.
create table baton.supervision_round (
    order_number varchar(20)   not null references baton.supervision_order,
    round        integer       not null check (round >= 1),
    handler      varchar(64)   references baton.account,
    due_at       timestamptz,
    handled_by   varchar(64),
    handled_at   timestamptz,
    cause        varchar(1000),
    measure      varchar(1000),
    promised_on  date,
    checked_by   varchar(64),
    checked_at   timestamptz,
    accepted     boolean,
    mark         integer       check (mark between 1 and 5),
    remark       varchar(1000),
    created_by   varchar(64)   not null,
    created_at   timestamptz   not null,
    changed_by   varchar(64)   not null,
    changed_at   timestamptz   not null,
    primary key (order_number, round),
    check ((handled_by is null) = (handled_at is null)),
    check ((checked_by is null) = (accepted is null)),
    check (accepted is not true or mark is not null)
);
create index supervision_round_handler on baton.supervision_round (handler);
