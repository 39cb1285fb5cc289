create sequence baton.number_ns;
create sequence baton.number_bf;

-- The checklist's template (R-IA-3): a change of a question is its next version; rows are only added.
create sequence baton.audit_question_id start 100;
create table baton.audit_question (
    question   integer       not null,
    version    integer       not null check (version >= 1),
    aspect     varchar(16)   not null,
    text       varchar(400)  not null,
    text_en    varchar(400)  not null,
    used       boolean       not null,
    reason     varchar(1000) not null,
    created_by varchar(64)   not null,
    created_at timestamptz   not null,
    primary key (question, version)
);

create table baton.audit (
    number         varchar(20)   primary key,
    project_number varchar(20)   not null references baton.project,
    origin         varchar(16)   not null,
    status         varchar(16)   not null,
    pass_mark      integer       not null check (pass_mark between 0 and 10),
    auditor        varchar(64)   references baton.account,
    customer_due   date,
    remark         varchar(1000),
    report         varchar(4000),
    reply          varchar(1000),
    result         varchar(32),
    cancel_reason  varchar(1000),
    closed_at      timestamptz,
    version        integer       not null default 0,
    created_by     varchar(64)   not null,
    created_at     timestamptz   not null,
    changed_by     varchar(64)   not null,
    changed_at     timestamptz   not null,
    check ((origin = 'CUSTOMER') = (customer_due is not null)),
    check ((status = 'CLOSED') = (result is not null))
);
create index audit_project on baton.audit (project_number);

-- What an audit asks, copied from the template when it begins, or what a customer stated (R-IA-1, R-IA-3).
create table baton.audit_item (
    audit_number varchar(20)   not null references baton.audit,
    item         integer       not null check (item >= 1),
    aspect       varchar(16)   not null,
    text         varchar(2000) not null,
    text_en      varchar(2000) not null,
    score        integer       check (score between 0 and 10),
    remark       varchar(1000),
    statement    varchar(2000),
    responsible  varchar(64)   references baton.account,
    verifier     varchar(64)   references baton.account,
    created_by   varchar(64)   not null,
    created_at   timestamptz   not null,
    changed_by   varchar(64)   not null,
    changed_at   timestamptz   not null,
    primary key (audit_number, item),
    check (responsible <> verifier)
);

-- A nonconformity has exactly one first responsible person, and a verifier who is another one (R-IA-4).
create table baton.finding (
    number       varchar(20)   primary key,
    audit_number varchar(20)   not null,
    item         integer       not null,
    aspect       varchar(16)   not null,
    statement    varchar(2000) not null,
    responsible  varchar(64)   not null references baton.account,
    department_id varchar(64)  not null references baton.department,
    verifier     varchar(64)   not null references baton.account,
    due_at       timestamptz   not null,
    failures     integer       not null default 0,
    status       varchar(16)   not null,
    outcome      varchar(32),
    closed_at    timestamptz,
    created_by   varchar(64)   not null,
    created_at   timestamptz   not null,
    changed_by   varchar(64)   not null,
    changed_at   timestamptz   not null,
    foreign key (audit_number, item) references baton.audit_item,
    unique (audit_number, item),
    check (responsible <> verifier),
    check ((status = 'CLOSED') = (outcome is not null))
);
create index finding_responsible on baton.finding (responsible);
create index finding_created on baton.finding (created_at);

create table baton.finding_helper (
    finding_number varchar(20) not null references baton.finding,
    person_id      varchar(64) not null references baton.account,
    created_by     varchar(64) not null,
    created_at     timestamptz not null,
    primary key (finding_number, person_id)
);

-- What happened to a finding; rows are only added (R-IA-9).
create table baton.finding_entry (
    finding_number varchar(20)   not null references baton.finding,
    entry          integer       not null check (entry >= 1),
    kind           varchar(16)   not null,
    answer         varchar(16),
    text           varchar(2000) not null,
    corrective     varchar(1000),
    preventive     varchar(1000),
    files          text          not null,
    created_by     varchar(64)   not null,
    created_at     timestamptz   not null,
    primary key (finding_number, entry)
);

insert into baton.audit_question (question, version, aspect, text, text_en, used, reason, created_by, created_at)
select question, 1, aspect, text, text_en, true, '产品自带', 'system:product', now()
from (values
    (1, 'NEED', '需求与客户书面确认一致', 'The need agrees with what the customer confirmed in writing'),
    (2, 'NEED', '点位、带宽与时间要求写明并可核对', 'Sites, bandwidth and dates are stated and can be checked'),
    (3, 'FEASIBILITY', '技术方案在现网条件下可以实现', 'The solution can be built on the network as it is'),
    (4, 'FEASIBILITY', '跨专业、跨区域的配合已落实', 'Other trades and regions have agreed to their part'),
    (5, 'RESOURCES', '光缆、端口、机房等资源已核查', 'Fibre, ports and rooms have been checked'),
    (6, 'COST_AND_PRICE', '成本测算完整，报价有依据', 'Costs are complete and the price is founded'),
    (7, 'RISK', '风险已识别，应对措施有人负责', 'Risks are known and each answer has an owner'),
    (8, 'SECURITY', '客户数据与平台的安全要求已满足', 'Security of customer data and platforms is provided for'),
    (9, 'DELIVERY_PLAN', '交付计划有里程碑、责任人和验收标准', 'The delivery plan has milestones, owners and acceptance criteria'))
    as shipped (question, aspect, text, text_en);
