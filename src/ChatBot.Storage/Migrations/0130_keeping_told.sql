-- Which head of a team was told the on-time rate of which week, so that nobody hears of a week twice (R25). week: its Monday.
create table keeping_told (
    week text not null,
    head text not null,
    told_at bigint not null,
    primary key (week, head)
);
