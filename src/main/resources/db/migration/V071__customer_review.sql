-- The yearly review of a customer's value, from which the class follows beside the decision (R-CU-4); rows are only added.
create table baton.customer_review (
    id           bigint generated always as identity primary key,
    customer_id  bigint         not null references baton.customer,
    revenue      numeric(18, 2) not null check (revenue >= 0),
    it_revenue   numeric(18, 2) not null check (it_revenue >= 0 and it_revenue <= revenue),
    products     integer        not null check (products between 0 and 1000),
    influence    integer        not null check (influence between 0 and 5),
    score        integer        not null check (score between 0 and 100),
    class_before varchar(2)     not null,
    class_after  varchar(2)     not null,
    created_by   varchar(64)    not null references baton.account,
    created_at   timestamptz    not null
);
create index customer_review_by_customer on baton.customer_review (customer_id, id);
