-- Corrections of the figures from which a project's grade follows, with the grade before and after (R-PJ-1). Rows are only added.
create table baton.project_regrade (
    id                    bigint generated always as identity primary key,
    project_number        varchar(20)    not null references baton.project,
    annual_revenue_before numeric(18, 2) not null,
    complexity_before     varchar(16)    not null,
    cross_domain_before   boolean        not null,
    grade_before          varchar(1)     not null,
    major_before          boolean        not null,
    support_desk_before   varchar(16)    not null,
    annual_revenue_after  numeric(18, 2) not null check (annual_revenue_after >= 0),
    complexity_after      varchar(16)    not null,
    cross_domain_after    boolean        not null,
    grade_after           varchar(1)     not null,
    major_after           boolean        not null,
    support_desk_after    varchar(16)    not null,
    reason                varchar(1000)  not null check (reason <> ''),
    created_by            varchar(64)    not null references baton.account,
    created_at            timestamptz    not null
);
create index project_regrade_by_project on baton.project_regrade (project_number, id);
