-- Business numbers (R-OR-2): a sequence never blocks and never takes a number back; the first number of a year fixes where the year began.
create sequence baton.number_xm;
create table baton.number_year (
    kind varchar(2) not null,
    year integer    not null,
    base bigint     not null,
    primary key (kind, year)
);

-- The catalogue of products, matched to scenarios (R-PS-14).
create table baton.scenario (
    id       varchar(40)  primary key,
    name     varchar(100) not null,
    name_en  varchar(100) not null,
    position integer      not null
);
create table baton.product (
    id          varchar(40)  primary key,
    name        varchar(100) not null,
    name_en     varchar(100) not null,
    description varchar(500) not null,
    offered     boolean      not null default true,
    position    integer      not null,
    version     integer      not null default 0,
    created_by  varchar(64)  not null,
    created_at  timestamptz  not null,
    changed_by  varchar(64)  not null,
    changed_at  timestamptz  not null
);
create table baton.product_scenario (
    product_id  varchar(40) not null references baton.product,
    scenario_id varchar(40) not null references baton.scenario,
    primary key (product_id, scenario_id)
);
create table baton.product_change (
    id         bigint generated always as identity primary key,
    product_id varchar(40)   not null references baton.product,
    before     varchar(2000),
    after      varchar(2000) not null,
    reason     varchar(1000) not null,
    created_by varchar(64)   not null,
    created_at timestamptz   not null
);

-- A need, and the project it becomes: one number from the first request to the live service.
create table baton.project (
    number           varchar(20)    primary key,
    title            varchar(200)   not null,
    customer_id      bigint         not null references baton.customer,
    need             varchar(2000)  not null,
    scenario_id      varchar(40)    not null references baton.scenario,
    sites            integer        not null check (sites >= 1),
    bandwidth_mbps   numeric(12, 2) not null check (bandwidth_mbps > 0),
    area             varchar(16)    not null,
    security_level   varchar(16)    not null,
    annual_revenue   numeric(18, 2) not null check (annual_revenue >= 0),
    complexity       varchar(16)    not null,
    cross_domain     boolean        not null,
    wanted_on        date           not null,
    request_kind     varchar(16)    not null,
    urgent           boolean        not null,
    urgent_reason    varchar(1000),
    raised_by        varchar(64)    not null references baton.account,
    raised_at        timestamptz    not null,
    department_id    varchar(64)    not null references baton.department,
    grade            varchar(1),
    major            boolean,
    support_desk     varchar(16),
    first_answer_due timestamptz,
    first_answer_at  timestamptz,
    planned_measure  varchar(1000),
    expected_on      date,
    customer_todo    varchar(1000),
    hand_up_reason   varchar(1000),
    designer         varchar(64),
    status           varchar(16)    not null,
    status_reason    varchar(1000),
    version          integer        not null default 0,
    created_by       varchar(64)    not null,
    created_at       timestamptz    not null,
    changed_by       varchar(64)    not null,
    changed_at       timestamptz    not null
);
create index project_by_department on baton.project (department_id, number desc);
create index project_by_customer on baton.project (customer_id);

create table baton.project_product (
    project_number varchar(20) not null references baton.project,
    product_id     varchar(40) not null references baton.product,
    primary key (project_number, product_id)
);

-- Who has, or had, a part in a project: they may read it.
create table baton.project_participant (
    project_number varchar(20) not null references baton.project,
    person_id      varchar(64) not null references baton.account,
    created_by     varchar(64) not null,
    created_at     timestamptz not null,
    primary key (project_number, person_id)
);
create index project_participant_by_person on baton.project_participant (person_id);
