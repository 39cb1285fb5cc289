-- Attachments. Content is kept once per digest, in pieces, so that neither storing nor reading holds a file in memory.
create table baton.document_content (
    digest     char(64)    primary key check (digest ~ '^[0-9a-f]{64}$'),
    size       bigint      not null check (size > 0),
    created_at timestamptz not null
);

create table baton.document_piece (
    digest char(64) not null references baton.document_content,
    number integer  not null check (number >= 0),
    bytes  bytea    not null,
    primary key (digest, number)
);
-- Office files, pictures and PDF are compressed already.
alter table baton.document_piece alter column bytes set storage external;

create table baton.document (
    id           uuid         primary key,
    business_key varchar(64)  not null,
    purpose      varchar(32)  not null,
    name         varchar(200) not null,
    number       integer      not null check (number >= 1),
    media_type   varchar(100) not null,
    digest       char(64)     not null references baton.document_content,
    size         bigint       not null,
    created_by   varchar(64)  not null,
    created_at   timestamptz  not null,
    unique (business_key, purpose, name, number)
);
