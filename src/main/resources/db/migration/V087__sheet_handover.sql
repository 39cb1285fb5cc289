-- When a sheet was handed to a customer (R-SL-8, R-SL-10, R-IA-10); rows are only added. What stood on it is in the evidence.
create table baton.sheet_handover (
    id          bigint generated always as identity primary key,
    sheet       varchar(32) not null,
    case_number varchar(20) not null,
    language    varchar(8)  not null,
    handed_on   date        not null,
    created_by  varchar(64) not null references baton.account,
    created_at  timestamptz not null
);
create index sheet_handover_by_case on baton.sheet_handover (case_number, sheet);
