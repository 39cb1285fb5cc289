-- The solution library: each approved solution as it was approved, with what came of it (R-PS-10).
create table baton.library_entry (
    project_number   varchar(20)   primary key references baton.project,
    solution_version integer       not null,
    sector           varchar(32)   not null,
    scenario_id      varchar(40)   not null references baton.scenario,
    -- What text searches read: title, need, solution, names of scenario and products in both languages; in small letters.
    search_text      text          not null,
    created_by       varchar(64)   not null,
    created_at       timestamptz   not null,
    changed_by       varchar(64)   not null,
    changed_at       timestamptz   not null,
    foreign key (project_number, solution_version) references baton.solution_version
);
create index library_entry_by_scenario on baton.library_entry (scenario_id, sector);

-- A solution that began with the words of another: once for each pair (R-PS-10).
create table baton.library_reuse (
    source_number varchar(20) not null references baton.library_entry,
    target_number varchar(20) not null references baton.project,
    created_by    varchar(64) not null references baton.account,
    created_at    timestamptz not null,
    primary key (source_number, target_number),
    check (source_number <> target_number)
);
