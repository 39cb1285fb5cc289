-- Overviews count by these moments over all departments (K-1, K-2, K-3).
create index project_by_raised on baton.project (raised_at);
create index project_by_signed on baton.project (signed_at) where signed_at is not null;
create index tender_by_ended on baton.tender (ended_at) where ended_at is not null;
