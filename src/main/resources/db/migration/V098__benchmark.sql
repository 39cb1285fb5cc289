-- Which solutions of the library are benchmarks (标杆, R-PS-12): the newest row of each says so; rows are only added.
create table baton.library_benchmark (
    id             bigint        generated always as identity primary key,
    project_number varchar(20)   not null references baton.library_entry,
    marked         boolean       not null,
    reason         varchar(1000) not null,
    created_by     varchar(64)   not null references baton.account,
    created_at     timestamptz   not null
);
create index library_benchmark_by_project on baton.library_benchmark (project_number, id);
