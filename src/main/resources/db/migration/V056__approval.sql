-- A delegated task can be called back by its owner.
alter table baton.work_item_event drop constraint work_item_event_kind_check;
alter table baton.work_item_event add constraint work_item_event_kind_check check (kind in (
    'CREATED', 'ASSIGNED', 'UNASSIGNED', 'COMPLETED', 'REMOVED', 'TRANSFERRED', 'DELEGATED', 'RETURNED', 'RECALLED', 'COPIED',
    'URGED', 'MATERIAL_REQUESTED', 'MATERIAL_ANSWERED', 'MATERIAL_WITHDRAWN', 'COMPLETION_WITHDRAWN'));
