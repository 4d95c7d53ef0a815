-- What somebody had in hand when a leave began, so that on return it can be told what became of it.
create table absence_items (
    absence_id bigint not null,
    deadline_id bigint not null,
    primary key (absence_id, deadline_id)
);
create index absence_items_deadline on absence_items (deadline_id);

-- Whose work it would have been, had that person not been on leave when it came.
alter table deadlines add column stands_for text;
create index deadlines_stands_for on deadlines (stands_for) where stands_for is not null;
