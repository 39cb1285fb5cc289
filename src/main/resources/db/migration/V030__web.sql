-- Requests that were done, so that asking again with the same key does nothing again.
create table baton.idempotency (
    person_id       varchar(64)  not null,
    idempotency_key varchar(200) not null,
    digest          char(64)     not null,
    result          json,
    created_at      timestamptz  not null,
    primary key (person_id, idempotency_key)
);
create index idempotency_by_age on baton.idempotency (created_at);
