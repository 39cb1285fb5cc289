-- Customers and how each came by its class (R-CU-1).
create table baton.customer (
    id             bigint generated always as identity primary key,
    name           varchar(200) not null unique,
    credit_code    varchar(18)  unique,
    sector         varchar(32)  not null,
    level          varchar(16)  not null,
    tax_rank       integer      check (tax_rank >= 1),
    size           varchar(16)  not null,
    contact        varchar(200) not null,
    department_id  varchar(64)  not null references baton.department,
    customer_class varchar(2)   not null,
    version        integer      not null default 0,
    created_by     varchar(64)  not null,
    created_at     timestamptz  not null,
    changed_by     varchar(64)  not null,
    changed_at     timestamptz  not null
);
create index customer_by_department on baton.customer (department_id);

-- Each class a customer was given, with the inputs that led to it; rows are only added.
create table baton.customer_class_decision (
    id             bigint generated always as identity primary key,
    customer_id    bigint      not null references baton.customer,
    customer_class varchar(2)  not null,
    sector         varchar(32) not null,
    level          varchar(16) not null,
    tax_rank       integer,
    size           varchar(16) not null,
    created_by     varchar(64) not null,
    created_at     timestamptz not null
);
create index customer_class_decision_by_customer on baton.customer_class_decision (customer_id, id);
