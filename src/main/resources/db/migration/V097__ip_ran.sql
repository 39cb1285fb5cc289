-- The access ring that a solution over IP RAN joins (R-PS-13); versions from before have none.
alter table baton.solution_version
    add column ring          varchar(200),
    add column peak_load     numeric(5, 2)  check (peak_load between 0 and 100),
    add column reserved_mbps numeric(10, 2) check (reserved_mbps >= 0),
    add column added_mbps    numeric(10, 2) check (added_mbps > 0),
    add column room          varchar(16)    check (room in ('OWN', 'BASE_STATION')),
    add column room_reason   varchar(1000),
    add column ring_state    varchar(16)    check (ring_state in ('CALM', 'WARNED', 'EXPANSION')),
    add check (num_nulls(ring, peak_load, reserved_mbps, added_mbps, room, ring_state) in (0, 6)),
    add check (ring is null or technology in ('IPRAN', 'IPRAN_OTN')),
    add check ((room = 'BASE_STATION') = (room_reason is not null));
