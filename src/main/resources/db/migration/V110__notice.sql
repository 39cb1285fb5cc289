-- What people are told, on their page of notices; unique, so that telling again tells nothing.
create table baton.notice (
    id          bigint       generated always as identity primary key,
    person_id   varchar(64)  not null references baton.account,
    kind        varchar(100) not null,
    words       jsonb        not null,
    path        varchar(500) not null,
    notice_key  varchar(300) not null,
    created_at  timestamptz  not null,
    read_at     timestamptz,
    unique (person_id, kind, notice_key)
);
create index notice_of_person on baton.notice (person_id, id);
create index notice_unread on baton.notice (person_id, id) where read_at is null;
create index notice_read on baton.notice (read_at) where read_at is not null;

-- Where a person's choice differs from what a kind does by itself.
create table baton.notice_choice (
    person_id varchar(64)  not null references baton.account,
    kind      varchar(100) not null,
    channel   varchar(16)  not null check (channel in ('IN_APP', 'MAIL', 'CHAT')),
    wanted    boolean      not null,
    primary key (person_id, kind, channel)
);

-- What leaves the house, written in the act's transaction. The id is the key of each repetition.
create table baton.delivery (
    id           varchar(64)  primary key,
    transport    varchar(16)  not null,
    recipient    varchar(64)  not null,
    subject      varchar(500) not null,
    body         text         not null,
    delivery_key varchar(400) not null,
    status       varchar(16)  not null check (status in ('WAITING', 'SENT', 'DEAD')),
    attempts     integer      not null default 0,
    failure      varchar(500),
    created_at   timestamptz  not null,
    next_at      timestamptz,
    ended_at     timestamptz,
    unique (transport, recipient, delivery_key)
);
create index delivery_waiting on baton.delivery (created_at) where status = 'WAITING';
create index delivery_dead on baton.delivery (ended_at) where status = 'DEAD';
create index delivery_sent on baton.delivery (ended_at) where status = 'SENT';

-- Robots in chat groups. The address holds a key, so it is as secret as the secret.
create table baton.robot (
    id            bigint        generated always as identity primary key,
    name          varchar(100)  not null unique,
    service       varchar(16)   not null check (service in ('WECOM', 'DINGTALK')),
    url           varchar(1000) not null,
    secret        varchar(200),
    department_id varchar(64)   references baton.department,
    enabled       boolean       not null,
    version       integer       not null default 0,
    created_by    varchar(64)   not null,
    created_at    timestamptz   not null,
    changed_by    varchar(64)   not null,
    changed_at    timestamptz   not null
);
create table baton.robot_kind (
    robot_id bigint       not null references baton.robot,
    kind     varchar(100) not null,
    primary key (robot_id, kind)
);
