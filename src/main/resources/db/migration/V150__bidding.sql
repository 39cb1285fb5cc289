create sequence baton.number_tb;

-- A tender and our bid for it (R-BD-1). The price, the cost and the bond stand here, what people said in baton.tender_entry.
create table baton.tender (
    number              varchar(20)    primary key,
    project_number      varchar(20)    not null references baton.project,
    reference           varchar(100)   not null,
    issuer              varchar(200)   not null,
    submission_deadline timestamptz    not null,
    opening_at          timestamptz    not null,
    price_limit         numeric(18, 2) not null check (price_limit > 0),
    bid_bond            numeric(18, 2) not null check (bid_bond >= 0),
    bid_manager         varchar(64)    not null references baton.account,
    status              varchar(16)    not null,
    weighted_score      numeric(4, 2),
    price               numeric(18, 2) check (price > 0),
    cost                numeric(18, 2) check (cost >= 0),
    price_strategy      varchar(2000),
    sealed_at           timestamptz,
    submitted_at        timestamptz,
    ended_at            timestamptz,
    end_reason          varchar(1000),
    winner              varchar(200),
    winner_price        numeric(18, 2) check (winner_price >= 0),
    bond_state          varchar(16)    not null,
    bond_due            date,
    bond_note           varchar(1000),
    version             integer        not null default 0,
    created_by          varchar(64)    not null,
    created_at          timestamptz    not null,
    changed_by          varchar(64)    not null,
    changed_at          timestamptz    not null,
    check (opening_at >= submission_deadline),
    check ((price is null) = (cost is null)),
    check (status not in ('SUBMITTED', 'WON', 'LOST', 'VOID') or (submitted_at is not null and submitted_at <= submission_deadline)),
    check ((bond_state = 'NONE') = (bid_bond = 0)),
    check (bond_state <> 'OPEN' or bond_due is not null)
);
create index tender_project on baton.tender (project_number);
create index tender_bond on baton.tender (bond_due) where bond_state = 'OPEN';

-- A project bids for one tender at a time (R-BD-1, R-BD-7).
create unique index tender_running on baton.tender (project_number) where status in ('PREPARING', 'SUBMITTED');

-- What the tender demands, one row per clause (R-BD-2); one that was entered by mistake is dropped, not deleted.
create table baton.tender_clause (
    tender_number varchar(20)   not null references baton.tender,
    clause        integer       not null check (clause >= 1),
    reference     varchar(50)   not null,
    requirement   varchar(2000) not null,
    kind          varchar(8)    not null,
    owner         varchar(64)   not null references baton.account,
    response      varchar(4000),
    answered_by   varchar(64)   references baton.account,
    answered_at   timestamptz,
    dropped       boolean       not null default false,
    version       integer       not null default 0,
    created_by    varchar(64)   not null,
    created_at    timestamptz   not null,
    changed_by    varchar(64)   not null,
    changed_at    timestamptz   not null,
    primary key (tender_number, clause)
);
create index tender_clause_owner on baton.tender_clause (owner);

-- The score sheet with the weights as they were (R-BD-2).
create table baton.tender_score (
    tender_number varchar(20) not null references baton.tender,
    criterion     varchar(20) not null,
    score         integer     not null check (score between 0 and 5),
    weight        integer     not null check (weight >= 1),
    created_by    varchar(64) not null,
    created_at    timestamptz not null,
    primary key (tender_number, criterion)
);

-- What people did and said, the first first; rows are only added (R-BD-2 to R-BD-7).
create table baton.tender_entry (
    tender_number varchar(20)   not null references baton.tender,
    entry         integer       not null check (entry >= 1),
    kind          varchar(16)   not null,
    answer        varchar(16),
    text          varchar(2000) not null,
    price         numeric(18, 2),
    cost          numeric(18, 2),
    created_by    varchar(64)   not null,
    created_at    timestamptz   not null,
    primary key (tender_number, entry)
);

-- Questions of the issuer between submission and result, each with an owner and an answer (R-BD-6).
create table baton.tender_clarification (
    tender_number varchar(20)   not null references baton.tender,
    clarification integer       not null check (clarification >= 1),
    question      varchar(2000) not null,
    owner         varchar(64)   not null references baton.account,
    due_at        timestamptz   not null,
    answer        varchar(2000),
    answered_by   varchar(64)   references baton.account,
    answered_at   timestamptz,
    created_by    varchar(64)   not null,
    created_at    timestamptz   not null,
    changed_by    varchar(64)   not null,
    changed_at    timestamptz   not null,
    primary key (tender_number, clarification),
    check ((answer is null) = (answered_at is null))
);

-- Who has a part in the bid, and whether as an author, who then neither reviews it nor approves its price (R-BD-4).
create table baton.tender_person (
    tender_number varchar(20) not null references baton.tender,
    person_id     varchar(64) not null references baton.account,
    author        boolean     not null,
    created_by    varchar(64) not null,
    created_at    timestamptz not null,
    changed_by    varchar(64) not null,
    changed_at    timestamptz not null,
    primary key (tender_number, person_id)
);
create index tender_person_person on baton.tender_person (person_id);
