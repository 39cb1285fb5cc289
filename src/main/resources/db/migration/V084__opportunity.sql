-- Opportunities, before there is a need (R-OP-1).
create table baton.opportunity (
    id               bigint generated always as identity primary key,
    source           varchar(16)    not null,
    customer_id      bigint         not null references baton.customer,
    title            varchar(200)   not null,
    expected_revenue numeric(18, 2) not null check (expected_revenue >= 0),
    expected_on      date           not null,
    next_step        varchar(500)   not null,
    department_id    varchar(64)    not null references baton.department,
    dropped_reason   varchar(1000)  check (dropped_reason <> ''),
    project_number   varchar(20)    unique references baton.project,
    version          integer        not null default 0,
    created_by       varchar(64)    not null references baton.account,
    created_at       timestamptz    not null,
    changed_by       varchar(64)    not null,
    changed_at       timestamptz    not null,
    check (dropped_reason is null or project_number is null)
);
create index opportunity_by_owner on baton.opportunity (created_by);
create index opportunity_by_department on baton.opportunity (department_id);
