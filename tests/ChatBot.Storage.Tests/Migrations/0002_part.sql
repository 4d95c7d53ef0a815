create table part (
    sample_id bigint not null references sample (id),
    position integer not null,
    primary key (sample_id, position)
);

create index part_by_position on part (position);
