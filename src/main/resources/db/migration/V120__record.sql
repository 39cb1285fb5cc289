-- Who did what, when, why and under which version: one row per act, written in the act's transaction, never altered.
-- The content is canonical JSON and says everything; the other columns repeat parts of it so that they can be searched.
create table baton.evidence (
    id          uuid         primary key,
    at          timestamptz  not null,
    act         varchar(120) not null,
    by          varchar(128) not null,
    case_number varchar(255),
    subject     varchar(255) not null,
    content     text         not null,
    digest      char(64)     not null
);
create index evidence_of_case on baton.evidence (case_number, at, id) where case_number is not null;

create function baton.evidence_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'Evidence is never altered (% on %)', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger evidence_unaltered before update or delete on baton.evidence
    for each row execute function baton.evidence_is_append_only();
create trigger evidence_untruncated before truncate on baton.evidence
    for each statement execute function baton.evidence_is_append_only();

revoke update, delete, truncate on baton.evidence from ${appRole};
