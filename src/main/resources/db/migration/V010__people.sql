-- Accounts, their groups and the department tree (R-OR-1).
create table baton.department (
    id          varchar(64)  primary key check (id ~ '^[A-Za-z0-9]+$'),
    name        varchar(100) not null,
    name_en     varchar(100) not null,
    kind        varchar(16)  not null,
    parent_id   varchar(64)  references baton.department,
    head_id     varchar(64),
    version     integer      not null default 0,
    created_by  varchar(64)  not null,
    created_at  timestamptz  not null,
    changed_by  varchar(64)  not null,
    changed_at  timestamptz  not null
);

create table baton.account (
    id            varchar(64)  primary key check (id ~ '^[A-Za-z0-9]+$'),
    name          varchar(100) not null,
    password_hash varchar(200) not null,
    department_id varchar(64)  not null references baton.department,
    enabled       boolean      not null default true,
    version       integer      not null default 0,
    created_by    varchar(64)  not null,
    created_at    timestamptz  not null,
    changed_by    varchar(64)  not null,
    changed_at    timestamptz  not null
);

alter table baton.department add foreign key (head_id) references baton.account;

create table baton.account_group (
    account_id varchar(64) not null references baton.account,
    group_id   varchar(64) not null,
    primary key (account_id, group_id)
);
create index account_group_by_group on baton.account_group (group_id);
