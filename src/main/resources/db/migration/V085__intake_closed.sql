-- A request that was taken down by mistake or twice is closed; it stays, and no need comes from it any more.
alter table baton.intake
    add column closed_by     varchar(64)   references baton.account,
    add column closed_at     timestamptz,
    add column closed_reason varchar(1000) check (closed_reason <> ''),
    add check ((closed_by is null) = (closed_at is null) and (closed_by is null) = (closed_reason is null)),
    add check (closed_by is null or project_number is null);
